package org.isomer.eval.matrix;

import java.util.stream.IntStream;

/**
 * Rows that lie so far from 0, beside what they differ by, that dot products in single precision
 * cannot tell them apart, as air pressure in hectopascals does. In double precision they can.
 */
public final class FarRows {
  /**
   * How many times the square of the mean may be as large as the mean square of what is left. A
   * rounded product is off by a millionth or so, which is a thousandth of what rows differ by here.
   */
  private static final double MOST = 1000;

  /** Rows that are looked at, evenly spaced. */
  private static final int LOOKED_AT = 1024;

  private FarRows() {}

  /**
   * Whether some are.
   *
   * @param unit whether their directions are compared, rather than the rows as they are
   */
  public static boolean are(float[][] rows, boolean unit) {
    int count = Math.min(rows.length, LOOKED_AT);
    double[][] some =
        inDouble(
            IntStream.range(0, count)
                .mapToObj(i -> rows[(int) ((long) i * rows.length / count)])
                .toArray(float[][]::new),
            unit);
    double[] mean = new double[rows[0].length];
    for (double[] row : some) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += row[i] / count;
      }
    }
    double rest = 0;
    for (double[] row : some) {
      for (int i = 0; i < mean.length; i++) {
        rest += (row[i] - mean[i]) * (row[i] - mean[i]) / count;
      }
    }
    return squares(mean) > MOST * rest;
  }

  /**
   * Rows in double precision.
   *
   * @param unit whether those that have a length get the length 1
   */
  public static double[][] inDouble(float[][] rows, boolean unit) {
    double[][] exact = new double[rows.length][rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        exact[i][j] = rows[i][j];
      }
      double length = unit ? Math.sqrt(squares(exact[i])) : 0;
      for (int j = 0; j < rows[i].length && length > 0; j++) {
        exact[i][j] /= length;
      }
    }
    return exact;
  }

  /** The square of a row's length. */
  public static double squares(double[] row) {
    double sum = 0;
    for (double value : row) {
      sum += value * value;
    }
    return sum;
  }
}
