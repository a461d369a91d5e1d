package org.isomer.eval.metric;

/** A metric of one class against the rest: a fraction of {@link Counts}. */
public enum Ratio {
  /** TP / (TP + FP): how many of the predictions are right. */
  PRECISION(1, 1, 0),
  /** TP / (TP + FN): how many of the true ones are found. */
  RECALL(1, 0, 1),
  /** 2TP / (2TP + FP + FN), the harmonic mean of precision and recall. */
  F1(2, 1, 1),
  /** TP / (TP + FP + FN), intersection over union. */
  JACCARD(1, 1, 1);

  private final long truePositiveWeight;
  private final long falsePositiveWeight;
  private final long falseNegativeWeight;

  Ratio(long truePositiveWeight, long falsePositiveWeight, long falseNegativeWeight) {
    this.truePositiveWeight = truePositiveWeight;
    this.falsePositiveWeight = falsePositiveWeight;
    this.falseNegativeWeight = falseNegativeWeight;
  }

  /** The metric's value in [0, 1], or {@code zeroDivision}'s value if its denominator is zero. */
  public double of(Counts counts, ZeroDivision zeroDivision) {
    long numerator = truePositiveWeight * counts.truePositives();
    long denominator =
        numerator
            + falsePositiveWeight * counts.falsePositives()
            + falseNegativeWeight * counts.falseNegatives();
    return denominator == 0 ? zeroDivision.value() : (double) numerator / denominator;
  }
}
