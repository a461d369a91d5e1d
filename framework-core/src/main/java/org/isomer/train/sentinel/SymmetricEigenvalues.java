package org.isomer.train.sentinel;

import java.util.Arrays;

/**
 * The eigenvalues of a symmetric matrix: Householder reflections make it tridiagonal, QR steps with
 * Wilkinson's shift make that diagonal (Golub and Van Loan, "Matrix computations", 8.3).
 */
final class SymmetricEigenvalues {
  private static final double EPSILON = Math.ulp(1.0);

  private final double[] diagonal;
  private final double[] beside;

  private SymmetricEigenvalues(int size) {
    diagonal = new double[size];
    beside = new double[Math.max(0, size - 1)];
  }

  /**
   * Computes them.
   *
   * @param matrix symmetric and finite; overwritten
   * @return the eigenvalues, greatest first
   */
  static double[] of(double[][] matrix) {
    SymmetricEigenvalues values = new SymmetricEigenvalues(matrix.length);
    values.tridiagonalize(matrix);
    values.diagonalize();
    Arrays.sort(values.diagonal);
    double[] descending = new double[matrix.length];
    for (int i = 0; i < descending.length; i++) {
      descending[i] = values.diagonal[descending.length - 1 - i];
    }
    return descending;
  }

  private void tridiagonalize(double[][] a) {
    int n = a.length;
    double[] reflector = new double[n];
    double[] product = new double[n];
    for (int k = 0; k < n - 1; k++) {
      double norm = 0;
      for (int i = k + 1; i < n; i++) {
        reflector[i] = a[i][k];
        norm = Math.hypot(norm, reflector[i]);
      }
      diagonal[k] = a[k][k];
      beside[k] = reflector[k + 1] > 0 ? -norm : norm;
      reflector[k + 1] -= beside[k];
      double square = -beside[k] * reflector[k + 1];
      if (square > 0) {
        reflect(a, k + 1, reflector, 1 / square, product);
      }
    }
    diagonal[n - 1] = a[n - 1][n - 1];
  }

  /** A ← H A H for H = I − scale · v vᵀ, in the rows and columns from {@code first} on. */
  private static void reflect(double[][] a, int first, double[] v, double scale, double[] product) {
    double overlap = 0;
    for (int i = first; i < a.length; i++) {
      double sum = 0;
      for (int j = first; j < a.length; j++) {
        sum += a[i][j] * v[j];
      }
      product[i] = scale * sum;
      overlap += product[i] * v[i];
    }
    for (int i = first; i < a.length; i++) {
      product[i] -= scale * overlap / 2 * v[i];
    }
    for (int i = first; i < a.length; i++) {
      for (int j = first; j < a.length; j++) {
        a[i][j] -= v[i] * product[j] + product[i] * v[j];
      }
    }
  }

  private void diagonalize() {
    int last = diagonal.length - 1;
    while (last > 0) {
      int first = last;
      while (first > 0 && !negligible(first - 1)) {
        first--;
      }
      if (first == last) {
        last--;
      } else {
        step(first, last);
      }
    }
  }

  private boolean negligible(int i) {
    return Math.abs(beside[i])
        <= EPSILON * (Math.abs(diagonal[i]) + Math.abs(diagonal[i + 1])) + Double.MIN_NORMAL;
  }

  /** One implicit QR step on an unreduced block. */
  private void step(int first, int last) {
    double half = (diagonal[last - 1] - diagonal[last]) / 2;
    double b = beside[last - 1];
    double root = Math.hypot(half, b);
    double shift = diagonal[last] - b * (b / (half + (half < 0 ? -root : root)));
    double x = diagonal[first] - shift;
    double z = beside[first];
    for (int k = first; k < last; k++) {
      double r = Math.hypot(x, z);
      double c = r == 0 ? 1 : x / r;
      double s = r == 0 ? 0 : z / r;
      if (k > first) {
        beside[k - 1] = r;
      }
      double upper = diagonal[k];
      double lower = diagonal[k + 1];
      double mixed = 2 * c * s * beside[k];
      diagonal[k] = c * c * upper + mixed + s * s * lower;
      diagonal[k + 1] = s * s * upper - mixed + c * c * lower;
      beside[k] = c * s * (lower - upper) + (c * c - s * s) * beside[k];
      if (k < last - 1) {
        x = beside[k];
        z = s * beside[k + 1];
        beside[k + 1] *= c;
      }
    }
  }
}
