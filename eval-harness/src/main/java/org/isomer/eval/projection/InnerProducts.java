package org.isomer.eval.projection;

import org.isomer.eval.matrix.MatrixProduct;
import org.isomer.spi.FeatureMatrix;

/**
 * The inner products of all pairs of examples, after the mean was subtracted from each.
 *
 * @param matrix symmetric, shape (examples, examples)
 */
record InnerProducts(double[][] matrix) {
  static InnerProducts of(FeatureMatrix features) {
    int size = features.size();
    int dim = features.dim();
    double[][] rows = new double[size][dim];
    double[][] columns = new double[dim][size];
    for (int j = 0; j < dim; j++) {
      double mean = 0;
      for (float[] row : features.rows()) {
        mean += (double) row[j] / size;
      }
      for (int i = 0; i < size; i++) {
        rows[i][j] = features.rows()[i][j] - mean;
        columns[j][i] = rows[i][j];
      }
    }
    double[][] products = new double[size][size];
    MatrixProduct.addInParallel(products, rows, columns);
    return new InnerProducts(products);
  }

  int size() {
    return matrix.length;
  }

  /** The squared Euclidean distance of two examples. */
  double squaredDistance(int i, int j) {
    return Math.max(0, matrix[i][i] + matrix[j][j] - 2 * matrix[i][j]);
  }
}
