package org.isomer.eval.multilabel;

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

  /** As of boxes; refuses as well a class for which no training image is judged. */
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
    return findings;
  }

  private BoxExamination boxes() {
    return new BoxExamination(data);
  }
}
