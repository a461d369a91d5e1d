package org.isomer.eval.projection;

import java.util.ArrayList;
import java.util.List;
import org.isomer.eval.matrix.MatrixProduct;
import org.isomer.random.CounterRandom;
import org.isomer.spi.FeatureMatrix;

/** The first two principal components of examples, by power iteration. */
public final class PrincipalComponents {
  private static final int MAX_ITERATIONS = 2000;
  private static final double CONVERGED = 1e-12;

  private PrincipalComponents() {}

  /**
   * The coordinates of each example along the two directions of greatest variance; in each
   * direction the coordinate of greatest magnitude is positive.
   *
   * @return shape (examples, 2)
   */
  public static double[][] of(FeatureMatrix features) {
    return of(InnerProducts.of(features));
  }

  static double[][] of(InnerProducts products) {
    double[][] points = new double[products.size()][2];
    List<double[]> found = new ArrayList<>();
    for (int axis = 0; axis < 2; axis++) {
      double[] component = dominant(products.matrix(), found);
      found.add(component);
      double variance = dot(component, times(products.matrix(), component));
      double scale = Math.sqrt(Math.max(0, variance)) * sign(component);
      for (int i = 0; i < points.length; i++) {
        points[i][axis] = scale * component[i];
      }
    }
    return points;
  }

  /** The eigenvector of the greatest eigenvalue that is orthogonal to those found before. */
  private static double[] dominant(double[][] matrix, List<double[]> found) {
    CounterRandom random = CounterRandom.of(0, "principal components").at(found.size(), 0, 0);
    double[] vector = new double[matrix.length];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = random.nextGaussian();
    }
    normalize(vector, found);
    for (int iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
      double[] next = times(matrix, vector);
      normalize(next, found);
      double change = 1 - dot(next, vector);
      vector = next;
      if (change < CONVERGED) {
        break;
      }
    }
    return vector;
  }

  private static void normalize(double[] vector, List<double[]> orthogonalTo) {
    for (double[] other : orthogonalTo) {
      double share = dot(vector, other);
      for (int i = 0; i < vector.length; i++) {
        vector[i] -= share * other[i];
      }
    }
    double length = Math.sqrt(dot(vector, vector));
    for (int i = 0; i < vector.length && length > 0; i++) {
      vector[i] /= length;
    }
  }

  /** The product with a symmetric matrix. */
  private static double[] times(double[][] matrix, double[] vector) {
    double[][] product = new double[1][vector.length];
    MatrixProduct.add(product, new double[][] {vector}, matrix);
    return product[0];
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double sign(double[] vector) {
    double greatest = 0;
    for (double value : vector) {
      if (Math.abs(value) > Math.abs(greatest)) {
        greatest = value;
      }
    }
    return Math.signum(greatest);
  }
}
