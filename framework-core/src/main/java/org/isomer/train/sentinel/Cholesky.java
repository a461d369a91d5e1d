package org.isomer.train.sentinel;

/** The factor of a symmetric positive semi-definite matrix: A = L Lᵀ with L lower triangular. */
final class Cholesky {
  /** A pivot below this fraction of the greatest diagonal entry is rounding. */
  private static final double ROUNDING = 1e-12;

  private Cholesky() {}

  /** L; columns without a pivot are 0. */
  static double[][] factor(double[][] matrix) {
    int n = matrix.length;
    double greatest = 0;
    for (int i = 0; i < n; i++) {
      greatest = Math.max(greatest, matrix[i][i]);
    }
    double[][] factor = new double[n][n];
    for (int j = 0; j < n; j++) {
      double pivot = matrix[j][j] - dot(factor[j], factor[j], j);
      if (pivot > ROUNDING * greatest) {
        factor[j][j] = Math.sqrt(pivot);
        for (int i = j + 1; i < n; i++) {
          factor[i][j] = (matrix[i][j] - dot(factor[i], factor[j], j)) / factor[j][j];
        }
      }
    }
    return factor;
  }

  /** Replaces x by L⁻¹ x for a factor without a zero on its diagonal. */
  static void solve(double[][] factor, double[] x) {
    for (int i = 0; i < x.length; i++) {
      x[i] = (x[i] - dot(factor[i], x, i)) / factor[i][i];
    }
  }

  private static double dot(double[] a, double[] b, int length) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
