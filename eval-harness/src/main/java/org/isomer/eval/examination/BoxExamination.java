package org.isomer.eval.examination;

import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.function.LongFunction;
import org.isomer.eval.spi.BoxData;
import org.isomer.examination.Census;
import org.isomer.examination.DatasetExamination;
import org.isomer.spi.BadInputException;
import org.isomer.spi.ClassData;
import org.isomer.spi.Findings;
import org.isomer.spi.Split;

/**
 * Examines images with boxes.
 *
 * @param data the images
 */
public record BoxExamination(BoxData data) implements DatasetExamination<BoxCensus> {
  private static final int VERSION = 1;

  @Override
  public Class<BoxCensus> type() {
    return BoxCensus.class;
  }

  @Override
  public int version() {
    return VERSION + 1000 * Census.VERSION;
  }

  @Override
  public BoxCensus count(IntConsumer read) {
    return new BoxCensus(
        Census.of(ClassData.of(data)::split, 0, read),
        ObjectCounts.of(data, Split.TRAIN),
        ObjectCounts.of(data, Split.VALIDATION),
        ObjectCounts.of(data, Split.TEST));
  }

  /** Refuses a split without an object; names classes without one. */
  @Override
  public Findings judge(BoxCensus counted) {
    requireObjects("training", counted.train());
    requireObjects("validation", counted.validation());
    requireObjects("test", counted.test());
    ClassCounts classes =
        new ClassCounts(
            data.classes(),
            counted.train().perClass(),
            counted.validation().perClass(),
            counted.test().perClass());
    LongFunction<String> number = count -> String.format(Locale.ROOT, "%,d", count);
    List<String> facts =
        List.of(
            "objects (training / validation / test): " + classes.line(number, number, number),
            String.format(
                Locale.ROOT,
                "images without an object: %,d / %,d / %,d; difficult objects and crowds: %,d / %,d / %,d",
                counted.train().imagesWithout(),
                counted.validation().imagesWithout(),
                counted.test().imagesWithout(),
                counted.train().optional(),
                counted.validation().optional(),
                counted.test().optional()));
    List<String> warnings =
        classes.warnings(
            data.title(),
            "object",
            "nothing is measured of them, and means over the classes leave them out",
            "Add images, or take them off the list of classes.");
    return counted.images().findings().and(new Findings(facts, warnings)).and(data.findings());
  }

  private void requireObjects(String split, ObjectCounts counts) {
    if (ClassCounts.occurring(counts.perClass()) == 0) {
      throw new BadInputException(
          "%s: no %s image shows an object%s, so that a number would mean nothing. Look whether the annotations are those of the images, and whether the paths are right."
              .formatted(
                  data.title(),
                  split,
                  counts.optional() > 0 ? " that is neither difficult nor a crowd" : ""));
    }
  }
}
