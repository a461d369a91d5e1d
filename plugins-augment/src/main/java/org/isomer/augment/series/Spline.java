package org.isomer.augment.series;

import org.isomer.random.CounterRandom;

/**
 * A smooth curve through values at equal steps over [0, 1]: the cubic spline whose first two
 * pieces, and whose last two, are one cubic (not-a-knot; de Boor, "A practical guide to splines",
 * 1978).
 */
final class Spline {
  /** The fewest values through which there is one such curve. */
  private static final int FEWEST = 4;

  private final double[] values;
  private final double[] bends;

  private Spline(double[] values, double[] bends) {
    this.values = values;
    this.bends = bends;
  }

  /**
   * The curve through values.
   *
   * @param values at least 4
   */
  static Spline through(double... values) {
    int count = values.length;
    if (count < FEWEST) {
      throw new IllegalArgumentException("a spline through " + count + " values");
    }
    // With steps of 1, second derivatives m obey m[i-1] + 4 m[i] + m[i+1] = 6 (second difference),
    // and not-a-knot, m[0] - 2 m[1] + m[2] = 0, makes m[1] the second difference itself.
    double[] bends = new double[count];
    double[] ratios = new double[count];
    int last = count - 2;
    bends[1] = difference(values, 1);
    bends[last] = difference(values, last);
    for (int i = 2; i < last; i++) {
      double right = 6 * difference(values, i) - (i == last - 1 ? bends[last] : 0);
      double pivot = 4 - ratios[i - 1];
      ratios[i] = 1 / pivot;
      bends[i] = (right - bends[i - 1]) / pivot;
    }
    for (int i = last - 2; i > 1; i--) {
      bends[i] -= ratios[i] * bends[i + 1];
    }
    bends[0] = 2 * bends[1] - bends[2];
    bends[count - 1] = 2 * bends[last] - bends[last - 1];
    return new Spline(values.clone(), bends);
  }

  private static double difference(double[] values, int i) {
    return values[i - 1] - 2 * values[i] + values[i + 1];
  }

  /**
   * A curve around 1 (Um et al., 2017): both ends and knots between them are normal with mean 1.
   *
   * @param knots without the ends, at least 2
   */
  static Spline around1(double sigma, int knots, CounterRandom random) {
    double[] values = new double[knots + 2];
    for (int i = 0; i < values.length; i++) {
      values[i] = 1 + sigma * random.nextGaussian();
    }
    return through(values);
  }

  /** Its value at a place of a series: the first position is at 0, the last at 1. */
  double at(int position, int length) {
    return length == 1 ? at(0) : at(position / (length - 1.0));
  }

  /** Its value at a place in [0, 1]. */
  double at(double place) {
    double scaled = place * (values.length - 1);
    int i = Math.min((int) scaled, values.length - 2);
    double right = scaled - i;
    double left = 1 - right;
    return left * values[i]
        + right * values[i + 1]
        + left * (left * left - 1) * bends[i] / 6
        + right * (right * right - 1) * bends[i + 1] / 6;
  }
}
