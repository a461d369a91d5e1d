package org.isomer.eval.metric;

/** What a ratio is worth when its denominator is zero; scikit-learn's {@code zero_division}. */
public enum ZeroDivision {
  /** Counts as 0, scikit-learn's default. */
  ZERO(0),
  /** Counts as 1. */
  ONE(1),
  /** Not a number, and left out of averages. */
  EXCLUDED(Double.NaN);

  private final double value;

  ZeroDivision(double value) {
    this.value = value;
  }

  /** The value of 0/0. */
  public double value() {
    return value;
  }
}
