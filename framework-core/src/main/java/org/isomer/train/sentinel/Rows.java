package org.isomer.train.sentinel;

import java.util.Arrays;

/** Small matrices as arrays of rows. */
final class Rows {
  private Rows() {}

  /** XᵀX, shape (columns, columns). */
  static double[][] scatter(double[][] rows) {
    int columns = rows[0].length;
    double[][] scatter = new double[columns][columns];
    for (double[] row : rows) {
      for (int i = 0; i < columns; i++) {
        double factor = row[i];
        double[] sums = scatter[i];
        for (int j = 0; j < columns; j++) {
          sums[j] += factor * row[j];
        }
      }
    }
    return scatter;
  }

  /** X Xᵀ, shape (rows, rows). */
  static double[][] gram(double[][] rows) {
    double[][] gram = new double[rows.length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j <= i; j++) {
        gram[i][j] = dot(rows[i], rows[j]);
        gram[j][i] = gram[i][j];
      }
    }
    return gram;
  }

  /** The non-zero eigenvalues of XᵀX, and some that are zero, greatest first. */
  static double[] spectrum(double[][] rows) {
    double[] values =
        SymmetricEigenvalues.of(rows.length < rows[0].length ? gram(rows) : scatter(rows));
    return Arrays.stream(values).map(value -> Math.max(0, value)).toArray();
  }

  /**
   * Rows with the same inner products and no more columns than there are rows. What depends on
   * inner products alone is the same, and quicker to compute.
   */
  static double[][] compact(double[][] rows) {
    return rows.length < rows[0].length ? Cholesky.factor(gram(rows)) : rows;
  }

  /** The mean row. */
  static double[] mean(double[][] rows) {
    double[] mean = new double[rows[0].length];
    for (double[] row : rows) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += row[i] / rows.length;
      }
    }
    return mean;
  }

  /** The rows less {@code offset}, times {@code factor}. */
  static double[][] shifted(double[][] rows, double[] offset, double factor) {
    double[][] shifted = new double[rows.length][offset.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < offset.length; j++) {
        shifted[i][j] = factor * (rows[i][j] - offset[j]);
      }
    }
    return shifted;
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** ‖a − b‖². */
  static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = a[i] - b[i];
      sum += difference * difference;
    }
    return sum;
  }
}
