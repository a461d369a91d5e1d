package org.isomer.eval.multilabel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.isomer.eval.examination.BoxCensus;
import org.isomer.eval.examination.BoxExamination;
import org.isomer.eval.spi.BoxData;
import org.isomer.examination.DatasetExamination;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Findings;
import org.isomer.spi.Split;

/**
 * Examines images whose boxes stand for classes.
 *
 * @param data the images
 */
record LabelExamination(BoxData data) implements DatasetExamination<BoxCensus> {
  @Override
  public Class<BoxCensus> type() {
    return boxes().type();
  }

  @Override
  public int version() {
    return boxes().version();
  }

  @Override
  public BoxCensus count(IntConsumer read) {
    return boxes().count(read);
  }

  /**
   * As of boxes; refuses as well a class for which no training image is judged, and test images
   * that show what they show all alike, so that any ranking of them is perfect.
   */
  @Override
  public Findings judge(BoxCensus counted) {
    Findings findings = boxes().judge(counted);
    boolean[][] judged = ImageLabels.of(data, Split.TRAIN).judged();
    for (int label = 0; label < judged.length; label++) {
      boolean[] images = judged[label];
      if (IntStream.range(0, images.length).noneMatch(image -> images[image])) {
        throw new BadInputException(
            "%s: every training image has difficult objects alone of the class %s, so it cannot be learned. Leave the class out."
                .formatted(data.title(), data.classes().get(label)));
      }
    }
    return findings.and(new Findings(List.of(), everywhere()));
  }

  private List<String> everywhere() {
    ImageLabels test = ImageLabels.of(data, Split.TEST);
    List<String> everywhere = new ArrayList<>();
    boolean others = false;
    for (int label = 0; label < data.classes().size(); label++) {
      boolean[] shown = test.truth()[label];
      boolean[] judged = test.judged()[label];
      boolean some = IntStream.range(0, shown.length).anyMatch(image -> shown[image]);
      boolean all = IntStream.range(0, shown.length).allMatch(i -> shown[i] || !judged[i]);
      others |= some && !all;
      if (some && all) {
        everywhere.add(data.classes().get(label));
      }
    }
    if (everywhere.isEmpty()) {
      return List.of();
    }
    String problem =
        "%s: every test image shows %s, so that any ranking of them is perfect. Add images without it."
            .formatted(data.title(), String.join(", ", everywhere));
    if (!others) {
      throw new BadInputException(problem);
    }
    return List.of(problem);
  }

  private BoxExamination boxes() {
    return new BoxExamination(data);
  }
}
