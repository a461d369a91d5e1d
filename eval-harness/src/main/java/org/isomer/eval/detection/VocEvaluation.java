package org.isomer.eval.detection;

import java.util.Arrays;
import java.util.List;

/**
 * VOC's average precision of each class.
 *
 * <p>The surest detection comes first. Each looks at the object of its class and image that it
 * overlaps most, the first of equals, whether taken or not. If the overlap does not reach the
 * threshold, or the object is taken, the detection is wrong. Difficult objects are not counted, and
 * who finds one is neither right nor wrong; crowds, which VOC does not have, are taken for
 * difficult ones.
 *
 * @param averagePrecisions by class, in [0, 1]; not a number for a class without objects to find
 */
public record VocEvaluation(List<Double> averagePrecisions) {
  /** Copies the list. */
  public VocEvaluation {
    averagePrecisions = List.copyOf(averagePrecisions);
  }

  /**
   * Evaluates.
   *
   * @param threshold the overlap of a match; VOC's is 0.5
   */
  public static VocEvaluation of(
      AnnotatedImages truth, List<Detection> detections, double threshold, VocDialect dialect) {
    int[] once = new int[truth.images().size()];
    Arrays.fill(once, 1);
    return VocMatches.of(truth, detections, threshold, dialect).weighted(once);
  }

  /** The mean over the classes that have objects to find; not a number if there are none. */
  public double mean() {
    return averagePrecisions.stream()
        .mapToDouble(Double::doubleValue)
        .filter(value -> !Double.isNaN(value))
        .average()
        .orElse(Double.NaN);
  }
}
