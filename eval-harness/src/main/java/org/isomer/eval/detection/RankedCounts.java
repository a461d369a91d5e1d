package org.isomer.eval.detection;

import java.util.function.IntUnaryOperator;

/**
 * What the surest detections of a class have found, for each number of them.
 *
 * @param truePositives after each detection
 * @param falsePositives after each detection
 * @param positives how many objects there were to find
 */
record RankedCounts(long[] truePositives, long[] falsePositives, long positives) {
  static RankedCounts of(Outcome[] outcomes, long positives) {
    return of(outcomes, place -> 1, positives);
  }

  /**
   * Counts each detection several times, as if its image were there so often.
   *
   * @param weights how often, by place of the detection; not negative
   */
  static RankedCounts of(Outcome[] outcomes, IntUnaryOperator weights, long positives) {
    long[] truePositives = new long[outcomes.length];
    long[] falsePositives = new long[outcomes.length];
    long right = 0;
    long wrong = 0;
    for (int i = 0; i < outcomes.length; i++) {
      switch (outcomes[i]) {
        case TRUE_POSITIVE -> right += weights.applyAsInt(i);
        case FALSE_POSITIVE -> wrong += weights.applyAsInt(i);
        case IGNORED -> {}
      }
      truePositives[i] = right;
      falsePositives[i] = wrong;
    }
    return new RankedCounts(truePositives, falsePositives, positives);
  }

  int size() {
    return truePositives.length;
  }

  /** The fraction of the objects that are found after a detection. */
  double recall(int detection) {
    return (double) truePositives[detection] / positives;
  }

  /** The fraction of the detections so far that are right; 0 while none counts. */
  double precision(int detection) {
    long counted = truePositives[detection] + falsePositives[detection];
    return counted == 0 ? 0 : (double) truePositives[detection] / counted;
  }

  /** Raises each precision to the greatest at its recall or beyond. */
  static void envelope(double[] precision) {
    for (int i = precision.length - 1; i > 0; i--) {
      precision[i - 1] = Math.max(precision[i - 1], precision[i]);
    }
  }
}
