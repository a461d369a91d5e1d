package org.isomer.loss;

import java.util.Arrays;

/** What the loop references of the losses share. */
final class Reference {
  private Reference() {}

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  static double cosine(double[] a, double[] b) {
    return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
  }

  static double distance(Distance kind, double[] a, double[] b) {
    double[] difference = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      difference[i] = a[i] - b[i];
    }
    double squares = dot(difference, difference);
    return switch (kind) {
      case EUCLIDEAN -> Math.sqrt(squares);
      case SQUARED_EUCLIDEAN -> squares;
      case COSINE -> 1 - cosine(a, b);
    };
  }

  /** Rows of unit length. */
  static double[][] unit(double[][] rows) {
    return Input.matrix(
        rows.length,
        rows[0].length,
        (i, j) -> rows[(int) i][(int) j] / Math.sqrt(dot(rows[(int) i], rows[(int) i])));
  }

  /** The mean of each column. */
  static double[] means(double[][] rows) {
    double[] means = new double[rows[0].length];
    for (double[] row : rows) {
      for (int j = 0; j < means.length; j++) {
        means[j] += row[j] / rows.length;
      }
    }
    return means;
  }

  /** The sum over the rows of the product of two centred columns. */
  static double comoment(double[][] a, int i, double[][] b, int j) {
    double meanA = means(a)[i];
    double meanB = means(b)[j];
    double sum = 0;
    for (int n = 0; n < a.length; n++) {
      sum += (a[n][i] - meanA) * (b[n][j] - meanB);
    }
    return sum;
  }

  /** The rows of all views, one view after the other. */
  static double[][] pool(Input input) {
    return input.views().stream().flatMap(Arrays::stream).toArray(double[][]::new);
  }
}
