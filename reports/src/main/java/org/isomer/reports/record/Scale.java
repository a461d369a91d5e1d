package org.isomer.reports.record;

import java.util.List;

/** What a metric's number means. */
public enum Scale {
  /** A share in [0, 1], printed in per cent; greater is better. */
  SHARE,
  /** Any number; greater is better. */
  SCORE,
  /** Any number; smaller is better. */
  ERROR;

  /** What a mean can change by if it is summed in another order, relative to 1 and above. */
  private static final double ROUNDING = 1e-12;

  /** Whether the value {@code a} is better than {@code b}, by more than rounding. */
  public boolean better(double a, double b) {
    return !equal(a, b) && (this == ERROR ? a < b : a > b);
  }

  /** The place of the best of some values, the first of those that are equal up to rounding. */
  public int best(List<Double> values) {
    int best = 0;
    for (int i = 1; i < values.size(); i++) {
      best = better(values.get(i), values.get(best)) ? i : best;
    }
    return best;
  }

  /** Whether two values are equal up to the rounding of a sum in another order. */
  public static boolean equal(double a, double b) {
    return Math.abs(a - b) <= ROUNDING * Math.max(1, Math.abs(a));
  }
}
