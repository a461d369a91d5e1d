package org.isomer.eval.segmentation;

import java.util.Arrays;
import java.util.List;
import org.isomer.eval.metric.Counts;
import org.isomer.eval.metric.Dialect;

/** What implementations disagree about: which counts are averaged, and what absent classes are. */
public enum SegmentationDialect implements Dialect {
  /** One count of all images; classes that do not occur are left out. The default. */
  DATA_SET("one count of all images; classes that do not occur are left out") {
    @Override
    public double of(SegmentationMetric metric, List<ImageCounts> images) {
      return metric.of(sum(images));
    }
  },
  /** One count of all images; classes that do not occur count as 0. */
  DATA_SET_ABSENT_AS_ZERO("one count of all images; classes that do not occur are 0") {
    @Override
    public double of(SegmentationMetric metric, List<ImageCounts> images) {
      return metric.withAbsentAsZero(sum(images));
    }
  },
  /**
   * The mean over images of the metric of each, where classes that do not occur in an image are
   * left out of it; images in which no pixel is judged are left out.
   */
  IMAGE_MEAN("the mean over images of the metric of each") {
    @Override
    public double of(SegmentationMetric metric, List<ImageCounts> images) {
      return ImageMean.of(images, image -> metric.of(image.pixels()));
    }
  };

  private final String summary;

  SegmentationDialect(String summary) {
    this.summary = summary;
  }

  @Override
  public String summary() {
    return summary;
  }

  /** The metric's value for some images in this dialect. */
  public abstract double of(SegmentationMetric metric, List<ImageCounts> images);

  private static List<Counts> sum(List<ImageCounts> images) {
    int classes = images.isEmpty() ? 0 : images.get(0).pixels().size();
    Counts[] sums = new Counts[classes];
    Arrays.fill(sums, Counts.NONE);
    for (ImageCounts image : images) {
      Arrays.setAll(sums, c -> sums[c].plus(image.pixels().get(c)));
    }
    return List.of(sums);
  }
}
