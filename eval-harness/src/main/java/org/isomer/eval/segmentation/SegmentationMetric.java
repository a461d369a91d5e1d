package org.isomer.eval.segmentation;

import java.util.List;
import java.util.Locale;
import org.isomer.eval.metric.Average;
import org.isomer.eval.metric.Counts;
import org.isomer.eval.metric.Ratio;
import org.isomer.eval.metric.ZeroDivision;

/** The metrics of pixels. Each is in [0, 1], and not a number if no pixel is judged. */
public enum SegmentationMetric {
  /** mIoU: the mean of the classes' TP / (TP + FP + FN). */
  MEAN_IOU(Average.MACRO, Ratio.JACCARD, ZeroDivision.ZERO),
  /** The mean of the classes' 2TP / (2TP + FP + FN), also called F1. */
  MEAN_DICE(Average.MACRO, Ratio.F1, ZeroDivision.ZERO),
  /** The mean of TP / (TP + FP); a class that occurs but is never predicted counts as 0. */
  MEAN_PRECISION(Average.MACRO, Ratio.PRECISION, ZeroDivision.ZERO),
  /** The mean of TP / (TP + FN), the recall, over the classes that occur in the truth. */
  MEAN_ACCURACY(Average.MACRO, Ratio.RECALL, ZeroDivision.EXCLUDED),
  /** The fraction of pixels that are right. */
  PIXEL_ACCURACY(Average.MICRO, Ratio.RECALL, ZeroDivision.ZERO),
  /** The mean of the classes' IoU, weighted by the number of true pixels. */
  FREQUENCY_WEIGHTED_IOU(Average.WEIGHTED, Ratio.JACCARD, ZeroDivision.ZERO);

  private final Average average;
  private final Ratio ratio;
  private final ZeroDivision undefined;

  SegmentationMetric(Average average, Ratio ratio, ZeroDivision undefined) {
    this.average = average;
    this.ratio = ratio;
    this.undefined = undefined;
  }

  /** The name in results: {@code mean IoU}. */
  public String title() {
    return name()
        .toLowerCase(Locale.ROOT)
        .replace('_', ' ')
        .replace("iou", "IoU")
        .replace("dice", "Dice");
  }

  /**
   * The value over the classes that occur in the truth or in the predictions.
   *
   * @param classes the counts of each class
   */
  public double of(List<Counts> classes) {
    List<Counts> occurring = classes.stream().filter(Counts::occurs).toList();
    return occurring.isEmpty() ? Double.NaN : average.of(occurring, ratio, undefined);
  }

  /**
   * The value over all classes, where what has nothing to divide by counts as 0.
   *
   * @param classes the counts of each class
   */
  public double withAbsentAsZero(List<Counts> classes) {
    return classes.stream().noneMatch(Counts::occurs)
        ? Double.NaN
        : average.of(classes, ratio, ZeroDivision.ZERO);
  }
}
