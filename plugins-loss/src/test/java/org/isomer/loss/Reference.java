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

  /** Rows of unit length. */
  static double[][] unit(double[][] rows) {
    return Input.matrix(
        rows.length,
        rows[0].length,
        (i, j) -> rows[(int) i][(int) j] / Math.sqrt(dot(rows[(int) i], rows[(int) i])));
  }

  /** The rows of all views, one view after the other. */
  static double[][] pool(Input input) {
    return input.views().stream().flatMap(Arrays::stream).toArray(double[][]::new);
  }
}
