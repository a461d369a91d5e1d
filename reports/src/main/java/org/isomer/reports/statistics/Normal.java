package org.isomer.reports.statistics;

/**
 * The standard normal distribution. Only {@link StrictMath} is used, so the bits are the same
 * everywhere.
 */
final class Normal {
  /** The 97.5 % quantile. */
  static final double QUANTILE_975 = 1.959963984540054;

  /** Beyond it the distribution has less than 1e-18. */
  static final double END = 9;

  private static final double ROOT_TWO_PI = StrictMath.sqrt(2 * StrictMath.PI);

  private Normal() {}

  /** φ. */
  static double density(double z) {
    return StrictMath.exp(-z * z / 2) / ROOT_TWO_PI;
  }

  /** Φ by the series of Marsaglia (2004): {@code ½ + φ(z)·(z + z³/3 + z⁵/(3·5) + …)}. */
  static double cumulative(double z) {
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

  /**
   * Φ⁻¹, by bisection to the last bit of Φ.
   *
   * @param share in (0, 1)
   */
  static double quantile(double share) {
    double low = -END;
    double high = END;
    while (true) {
      double middle = (low + high) / 2;
      if (middle <= low || middle >= high || cumulative(middle) == share) {
        return middle;
      }
      if (cumulative(middle) < share) {
        low = middle;
      } else {
        high = middle;
      }
    }
  }
}
