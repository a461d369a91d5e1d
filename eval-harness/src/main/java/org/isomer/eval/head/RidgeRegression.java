package org.isomer.eval.head;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.isomer.eval.matrix.MatrixProduct;
import org.isomer.eval.matrix.Transpose;
import org.isomer.graph.Machine;
import org.isomer.spi.BadInputException;
import org.isomer.spi.FeatureSet;

/**
 * Ridge regression of a target for each class, 1 for its examples and −1 for the others, with a
 * bias that is not penalised, for any strength α, in double precision:
 *
 * <pre>  sum of (w·x + b − y)²  +  α ‖w‖²  </pre>
 *
 * One eigendecomposition serves all strengths and the errors of examples that are left out (Golub,
 * Heath and Wahba, "Generalized cross-validation as a method for choosing a good ridge parameter",
 * 1979): that of the smaller one of X Xᵀ and Xᵀ X, where the columns of X have the mean 0.
 *
 * @param rows X, shape (examples, features)
 * @param means what was taken from each feature
 * @param targets shape (examples, classes), each column with the mean 0
 * @param targetMeans what was taken from each target
 * @param values of the decomposition, positive or 0
 * @param left its vectors in the space of examples, shape (examples, values), each of length 1 and
 *     with the sum 0
 */
record RidgeRegression(
    double[][] rows,
    double[] means,
    double[][] targets,
    double[] targetMeans,
    double[] values,
    double[][] left) {
  /** A decomposition of a larger matrix would take many minutes. */
  private static final int LARGEST = 5000;

  /** Copies of X, and square matrices of the decomposition, that are held at the same time. */
  private static final int COPIES = 3;

  private static final int SQUARES = 6;

  /**
   * Makes sure that so many examples can be decomposed.
   *
   * @param heap bytes that Java may use
   * @throws BadInputException if it would take too long, or more memory than there is
   */
  static void requireRoom(int examples, int features, long heap) {
    long size = Math.min(examples - 1, features);
    if (size > LARGEST) {
      throw new BadInputException(
          "task/ridge: %d training examples with %d features are too many for it, which takes at most %d of one of both. Take logistic-regression or linear-probe."
              .formatted(examples, features, LARGEST));
    }
    long bytes = Double.BYTES * (COPIES * (long) examples * features + SQUARES * size * size);
    if (bytes > heap) {
      throw new BadInputException(
          "task/ridge: %d training examples with %d features need %s of Java's memory, and it has %s. Take logistic-regression or linear-probe%s."
              .formatted(
                  examples,
                  features,
                  Machine.gigabytes(bytes),
                  Machine.gigabytes(heap),
                  Machine.moreHeap(bytes, 0, Machine.memory()).map(", or "::concat).orElse("")));
    }
  }

  static RidgeRegression of(FeatureSet train, int classes) {
    double[][] rows = new double[train.size()][train.features().dim()];
    double[][] targets = new double[train.size()][classes];
    for (int i = 0; i < rows.length; i++) {
      float[] features = train.features().rows()[i];
      for (int j = 0; j < features.length; j++) {
        rows[i][j] = features[j];
      }
      for (int label = 0; label < classes; label++) {
        targets[i][label] = train.labels()[i] == label ? 1 : -1;
      }
    }
    double[] means = centre(rows);
    double[] targetMeans = centre(targets);
    return rows.length > rows[0].length
        ? byFeatures(rows, means, targets, targetMeans)
        : byExamples(rows, means, targets, targetMeans);
  }

  private static double[] centre(double[][] matrix) {
    double[] means = new double[matrix[0].length];
    for (double[] row : matrix) {
      for (int j = 0; j < means.length; j++) {
        means[j] += row[j] / matrix.length;
      }
    }
    for (double[] row : matrix) {
      for (int j = 0; j < means.length; j++) {
        row[j] -= means[j];
      }
    }
    return means;
  }

  /** Of Xᵀ X = V Λ Vᵀ; the vectors of examples are X V Λ^(−1/2). */
  private static RidgeRegression byFeatures(
      double[][] rows, double[] means, double[][] targets, double[] targetMeans) {
    Eigen eigen = Eigen.of(product(Transpose.of(rows), rows));
    double[][] left = product(rows, eigen.vectors);
    for (double[] row : left) {
      for (int j = 0; j < row.length; j++) {
        row[j] = eigen.values[j] == 0 ? 0 : row[j] / Math.sqrt(eigen.values[j]);
      }
    }
    return new RidgeRegression(rows, means, targets, targetMeans, eigen.values, left);
  }

  /**
   * Of X Xᵀ within the vectors whose sum is 0, since the bias takes up the others: the last rows
   * and columns after the reflection that turns the vector of ones onto the first axis.
   */
  private static RidgeRegression byExamples(
      double[][] rows, double[] means, double[][] targets, double[] targetMeans) {
    int size = rows.length;
    double[][] basis = new double[size][size - 1];
    double one = 1 / Math.sqrt(size);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size - 1; j++) {
        double reflected = i == 0 ? one : -one * one / (1 - one);
        basis[i][j] = reflected + (i == j + 1 ? 1 : 0);
      }
    }
    double[][] reflected = product(Transpose.of(basis), rows);
    Eigen eigen = Eigen.of(product(reflected, Transpose.of(reflected)));
    return new RidgeRegression(
        rows, means, targets, targetMeans, eigen.values, product(basis, eigen.vectors));
  }

  private record Eigen(double[] values, double[][] vectors) {
    /** Of a symmetric matrix without negative eigenvalues but by rounding. */
    static Eigen of(double[][] matrix) {
      int size = matrix.length;
      EigenDecomposition_F64<DMatrixRMaj> found = DecompositionFactory_DDRM.eig(size, true, true);
      if (!found.decompose(new DMatrixRMaj(matrix))) {
        throw new IllegalStateException("no eigenvalues of a symmetric matrix");
      }
      double[] values = new double[size];
      double[][] vectors = new double[size][size];
      for (int j = 0; j < size; j++) {
        values[j] = Math.max(0, found.getEigenvalue(j).getReal());
        for (int i = 0; i < size; i++) {
          vectors[i][j] = found.getEigenVector(j).get(i, 0);
        }
      }
      return new Eigen(values, vectors);
    }
  }

  private static double[][] product(double[][] left, double[][] right) {
    double[][] out = new double[left.length][right[0].length];
    MatrixProduct.addInParallel(out, left, right);
    return out;
  }

  /**
   * The mean over examples and classes of the squared error of an example that is left out, bias
   * and weights being those of all others.
   */
  double leaveOneOutError(double alpha) {
    double[][] residuals = residuals(alpha);
    double sum = 0;
    for (int i = 0; i < residuals.length; i++) {
      double own = 1 - 1.0 / residuals.length;
      for (int j = 0; j < values.length; j++) {
        own -= left[i][j] * left[i][j] * values[j] / (values[j] + alpha);
      }
      for (double residual : residuals[i]) {
        sum += residual / own * (residual / own) / residuals[i].length;
      }
    }
    return sum / residuals.length;
  }

  /** y − w·x − b of each training example, shape (examples, classes). */
  private double[][] residuals(double alpha) {
    double[][] shares = product(Transpose.of(left), targets);
    for (int j = 0; j < values.length; j++) {
      for (int label = 0; label < shares[j].length; label++) {
        shares[j][label] *= -values[j] / (values[j] + alpha);
      }
    }
    double[][] residuals = product(left, shares);
    for (int i = 0; i < residuals.length; i++) {
      for (int label = 0; label < residuals[i].length; label++) {
        residuals[i][label] += targets[i][label];
      }
    }
    return residuals;
  }

  /** The weights w = Xᵀ (y − X w) / α, and the bias. */
  LinearClassifier fit(double alpha) {
    double[][] weights = product(Transpose.of(residuals(alpha)), rows);
    float[] bias = new float[weights.length];
    float[][] rounded = new float[weights.length][means.length];
    for (int label = 0; label < weights.length; label++) {
      double offset = targetMeans[label];
      for (int j = 0; j < means.length; j++) {
        double weight = weights[label][j] / alpha;
        rounded[label][j] = (float) weight;
        offset -= weight * means[j];
      }
      bias[label] = (float) offset;
    }
    return new LinearClassifier(rounded, bias);
  }
}
