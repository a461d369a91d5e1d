package org.isomer.eval.forecast;

/**
 * The factor L of a positive definite matrix A = L·Lᵀ.
 *
 * @param factor its rows; only what is not above the diagonal counts
 */
record Cholesky(double[][] factor) {
  /**
   * Factors a matrix.
   *
   * @param matrix symmetric; is not changed
   * @param added to its diagonal, above 0
   */
  static Cholesky of(double[][] matrix, double added) {
    int size = matrix.length;
    double[][] factor = new double[size][];
    for (int row = 0; row < size; row++) {
      factor[row] = matrix[row].clone();
      factor[row][row] += added;
      for (int column = 0; column <= row; column++) {
        double rest = factor[row][column] - product(factor[row], factor[column], column);
        factor[row][column] = column == row ? Math.sqrt(rest) : rest / factor[column][column];
      }
    }
    return new Cholesky(factor);
  }

  private static double product(double[] one, double[] other, int length) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  /** Solves A·X = B; the columns of B are one system each. */
  double[][] solve(double[][] right) {
    int size = factor.length;
    double[][] solution = new double[size][];
    for (int i = 0; i < size; i++) {
      double[] row = right[i].clone();
      for (int j = 0; j < i; j++) {
        subtract(row, factor[i][j], solution[j]);
      }
      divide(row, factor[i][i]);
      solution[i] = row;
    }
    for (int i = size - 1; i >= 0; i--) {
      for (int j = i + 1; j < size; j++) {
        subtract(solution[i], factor[j][i], solution[j]);
      }
      divide(solution[i], factor[i][i]);
    }
    return solution;
  }

  private static void subtract(double[] row, double scale, double[] other) {
    for (int i = 0; i < row.length; i++) {
      row[i] -= scale * other[i];
    }
  }

  private static void divide(double[] row, double by) {
    for (int i = 0; i < row.length; i++) {
      row[i] /= by;
    }
  }
}
