package org.isomer.reports.statistics;

/**
 * The range of k independent standard normal numbers: the studentized range (Newman 1939) with
 * infinitely many degrees of freedom. {@code P(Q ≤ q) = k·∫ φ(z)·[Φ(z) − Φ(z − q)]^(k−1) dz}: z is
 * the largest of the numbers, and all others are at most q below it.
 *
 * <p>The trapezoidal rule gives the integral to 1e-13 for up to 1000 numbers, because the integrand
 * is smooth and vanishes at both ends.
 */
final class StudentizedRange {
  private static final double STEP = 1.0 / 32;

  private StudentizedRange() {}

  /** The probability that the range of {@code count} numbers is at most {@code range}. */
  static double probability(double range, int count) {
    double sum = 0;
    for (int i = 0; i <= 2 * Normal.END / STEP; i++) {
      double z = i * STEP - Normal.END;
      sum +=
          Normal.density(z)
              * StrictMath.pow(Normal.cumulative(z) - Normal.cumulative(z - range), count - 1.0);
    }
    return count * STEP * sum;
  }

  /**
   * The range that is exceeded with probability {@code level}, by bisection to the last bit.
   *
   * @param count how many numbers, at least 2
   * @param level in [0.0001, 0.5]
   */
  static double exceededWith(double level, int count) {
    double low = 0;
    double high = 4 * Normal.END;
    while (true) {
      double middle = (low + high) / 2;
      if (middle <= low || middle >= high) {
        return middle;
      }
      if (probability(middle, count) < 1 - level) {
        low = middle;
      } else {
        high = middle;
      }
    }
  }
}
