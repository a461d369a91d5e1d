package org.isomer.eval.detection;

import java.util.List;
import org.isomer.eval.metric.Counts;

/**
 * A way to use a detector: which of its detections are shown, and which of those are right.
 *
 * <p>The surest detection chooses first, and takes the free object of its image and class that it
 * overlaps most. Crowds and difficult objects are neither missed nor wrongly found. There is no
 * limit to the detections of an image.
 *
 * @param overlap the least intersection over union of a detection with what it has found
 * @param score the least score of a detection that is shown
 */
public record OperatingPoint(double overlap, double score) {
  /**
   * Right, wrong and missing detections of each class. {@link org.isomer.eval.metric.Ratio} makes
   * precision, recall and F1 of them, and accuracy, TP/(TP + FP + FN), which is its {@code
   * JACCARD}; {@link org.isomer.eval.metric.Average} makes the overall numbers.
   */
  public List<Counts> counts(AnnotatedImages truth, List<Detection> detections) {
    List<Detection> shown = detections.stream().filter(each -> each.score() >= score).toList();
    return ClassOutcomes.of(truth, shown, overlap).stream().map(OperatingPoint::counts).toList();
  }

  private static Counts counts(ClassOutcomes found) {
    long right = 0;
    long wrong = 0;
    for (Outcome outcome : found.outcomes()) {
      right += outcome == Outcome.TRUE_POSITIVE ? 1 : 0;
      wrong += outcome == Outcome.FALSE_POSITIVE ? 1 : 0;
    }
    return new Counts(right, wrong, found.positives() - right);
  }
}
