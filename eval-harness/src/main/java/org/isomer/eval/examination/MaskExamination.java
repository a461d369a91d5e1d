package org.isomer.eval.examination;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.function.LongFunction;
import org.isomer.eval.spi.MaskData;
import org.isomer.examination.Census;
import org.isomer.examination.DatasetExamination;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Findings;
import org.isomer.spi.Split;

/**
 * Examines images with masks.
 *
 * @param data the images
 */
public record MaskExamination(MaskData data) implements DatasetExamination<MaskCensus> {
  private static final int VERSION = 2;

  @Override
  public Class<MaskCensus> type() {
    return MaskCensus.class;
  }

  @Override
  public int version() {
    return VERSION + 1000 * Census.VERSION;
  }

  @Override
  public MaskCensus count(IntConsumer read) {
    Map<Split, MaskedExamples> splits = new EnumMap<>(Split.class);
    for (Split split : Split.values()) {
      splits.put(split, new MaskedExamples(data, split));
    }
    return new MaskCensus(
        Census.of(split -> Objects.requireNonNull(splits.get(split)), 0, read),
        Objects.requireNonNull(splits.get(Split.TRAIN)).counts(),
        Objects.requireNonNull(splits.get(Split.VALIDATION)).counts(),
        Objects.requireNonNull(splits.get(Split.TEST)).counts(),
        PaletteClash.of(splits.values().stream().flatMap(each -> each.colours().stream()).toList())
            .orElse(null));
  }

  /**
   * Refuses a split without a judged pixel, and training or test masks of a single class; names
   * classes that do not occur.
   */
  @Override
  public Findings judge(MaskCensus counted) {
    ClassCounts classes =
        new ClassCounts(
            data.classes(),
            counted.train().perClass(),
            counted.validation().perClass(),
            counted.test().perClass());
    requirePixels("training", counted.train());
    requirePixels("validation", counted.validation());
    requirePixels("test", counted.test());
    requireClasses("training", counted.train());
    requireClasses("test", counted.test());
    List<String> facts =
        List.of(
            "percent of the pixels (training / validation / test): "
                + classes.line(
                    percent(counted.train()),
                    percent(counted.validation()),
                    percent(counted.test())),
            "ignored (%d): %s / %s / %s percent; images without another pixel: %d / %d / %d"
                .formatted(
                    data.ignored(),
                    percent(counted.train()).apply(counted.train().ignored()),
                    percent(counted.validation()).apply(counted.validation().ignored()),
                    percent(counted.test()).apply(counted.test().ignored()),
                    counted.train().imagesIgnored(),
                    counted.validation().imagesIgnored(),
                    counted.test().imagesIgnored()));
    List<String> warnings =
        new ArrayList<>(
            classes.warnings(
                data.title(),
                "pixel",
                "the mean IoU leaves them out where they are not predicted either",
                "Look whether their labels are those of the masks; add images, or take them off the list of classes."));
    PaletteClash clash = counted.clash();
    if (clash != null) {
      warnings.add(clash.warning(data.title()));
    }
    return counted.images().findings().and(new Findings(facts, warnings)).and(data.findings());
  }

  private static LongFunction<String> percent(PixelCounts counts) {
    return pixels -> String.format(Locale.ROOT, "%.1f", 100.0 * pixels / counts.total());
  }

  private void requirePixels(String split, PixelCounts counts) {
    if (ClassCounts.occurring(counts.perClass()) == 0) {
      throw new BadInputException(
          "%s: every pixel of the %s masks has the ignored label %d, so that a number would mean nothing. Correct the masks or the ignored label."
              .formatted(data.title(), split, data.ignored()));
    }
  }

  private void requireClasses(String split, PixelCounts counts) {
    if (ClassCounts.occurring(counts.perClass()) == 1) {
      int only = 0;
      while (counts.perClass().get(only) == 0) {
        only++;
      }
      throw new BadInputException(
          "%s: the %s masks show no class but %s, so that there is nothing to tell apart. %s percent of their pixels have the ignored label %d; if that stands for a class, write masks whose labels are 0 to %d, or name another ignored label."
              .formatted(
                  data.title(),
                  split,
                  data.classes().get(only),
                  percent(counts).apply(counts.ignored()),
                  data.ignored(),
                  data.classes().size() - 1));
    }
  }
}
