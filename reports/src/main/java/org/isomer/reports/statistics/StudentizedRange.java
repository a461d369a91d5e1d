package org.isomer.reports.statistics;

/**
 * The range of k independent standard normal numbers: the studentized range (Newman 1939) with
 * infinitely many degrees of freedom. {@code P(Q ≤ q) = k·∫ φ(z)·[Φ(z) − Φ(z − q)]^(k−1) dz}: z is
 * the largest of the numbers, and all others are at most q below it.
 *
 * <p>The trapezoidal rule gives the integral to 1e-13 for up to 1000 numbers, because the integrand
 * is smooth and vanishes at both ends. Only {@link StrictMath} is used, so the bits are the same
 * everywhere.
 */
final class StudentizedRange {
  /** Beyond it the normal distribution has less than 1e-18. */
  private static final double END = 9;

  private static final double STEP = 1.0 / 32;

  private static final double ROOT_TWO_PI = StrictMath.sqrt(2 * StrictMath.PI);

  private StudentizedRange() {}

  /** The probability that the range of {@code count} numbers is at most {@code range}. */
  static double probability(double range, int count) {
    double sum = 0;
    for (int i = 0; i <= 2 * END / STEP; i++) {
      double z = i * STEP - END;
      sum += density(z) * StrictMath.pow(cumulative(z) - cumulative(z - range), count - 1.0);
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
    double high = 4 * END;
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

  private static double density(double z) {
    return StrictMath.exp(-z * z / 2) / ROOT_TWO_PI;
  }

  /** Φ by the series of Marsaglia (2004): {@code ½ + φ(z)·(z + z³/3 + z⁵/(3·5) + …)}. */
  private static double cumulative(double z) {
    if (Math.abs(z) > END) {
      return z > 0 ? 1 : 0;
    }
    double sum = 0;
    double term = z;
    for (int i = 3; sum + term != sum; i += 2) {
      sum += term;
      term *= z * z / i;
    }
    return 0.5 + density(z) * sum;
  }
}
