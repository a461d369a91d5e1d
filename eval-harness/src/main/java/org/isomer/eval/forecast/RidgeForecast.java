package org.isomer.eval.forecast;

import org.isomer.eval.matrix.MatrixProduct;
import org.isomer.spi.BadInputException;
import org.isomer.spi.FeatureMatrix;

/**
 * Ridge regression of many outputs: the weights W and the bias b, which is not punished, with the
 * least {@code Σ‖x·W + b − y‖² + α·‖W‖²} over the training windows, in double precision, as
 * scikit-learn's {@code Ridge} has them. The matrices of all α are computed once.
 */
final class RidgeForecast {
  private static final int CHUNK = 256;

  /** Beyond that, solving takes minutes. */
  private static final int MOST_FEATURES = 6000;

  private final double[] means;
  private final double[] outputMeans;
  private final double[][] gram;
  private final double[][] cross;

  private RidgeForecast(double[] means, double[] outputMeans, double[][] gram, double[][] cross) {
    this.means = means;
    this.outputMeans = outputMeans;
    this.gram = gram;
    this.cross = cross;
  }

  /**
   * Makes sure that so many features can be solved for.
   *
   * @param what has them
   * @throws BadInputException if not
   */
  static void requireFeatures(String what, int dim) {
    if (dim > MOST_FEATURES) {
      throw new BadInputException(
          "task/forecasting: %s has %d numbers, and ridge regression takes at most %d. Give a smaller window, or evaluate another model."
              .formatted(what, dim, MOST_FEATURES));
    }
  }

  /** The matrices of training windows and what came after them. */
  static RidgeForecast of(FeatureMatrix features, Horizon horizon) {
    int dim = features.dim();
    double[] means = new double[dim];
    double[] outputMeans = new double[horizon.outputs()];
    for (int i = 0; i < features.size(); i++) {
      double[] truth = horizon.truth(i);
      for (int j = 0; j < dim; j++) {
        means[j] += features.rows()[i][j] / (double) features.size();
      }
      for (int j = 0; j < truth.length; j++) {
        outputMeans[j] += truth[j] / features.size();
      }
    }
    double[][] gram = new double[dim][dim];
    double[][] cross = new double[dim][outputMeans.length];
    for (int from = 0; from < features.size(); from += CHUNK) {
      int to = Math.min(features.size(), from + CHUNK);
      double[][] rows = new double[to - from][dim];
      double[][] columns = new double[dim][to - from];
      double[][] outputs = new double[to - from][];
      for (int i = from; i < to; i++) {
        for (int j = 0; j < dim; j++) {
          rows[i - from][j] = features.rows()[i][j] - means[j];
          columns[j][i - from] = rows[i - from][j];
        }
        outputs[i - from] = horizon.truth(i);
        subtract(outputs[i - from], outputMeans);
      }
      MatrixProduct.addInParallel(gram, columns, rows);
      MatrixProduct.addInParallel(cross, columns, outputs);
    }
    return new RidgeForecast(means, outputMeans, gram, cross);
  }

  private static void subtract(double[] row, double[] means) {
    for (int i = 0; i < row.length; i++) {
      row[i] -= means[i];
    }
  }

  /**
   * The regression of a strength.
   *
   * @param alpha above 0
   */
  Fitted fit(double alpha) {
    return new Fitted(means, outputMeans, Cholesky.of(gram, alpha).solve(cross));
  }

  /** A regression: shape (features, outputs), applied to features without their means. */
  record Fitted(double[] means, double[] outputMeans, double[][] weights) {
    /** The errors of the forecasts from each window. */
    Errors[] errors(FeatureMatrix features, Horizon horizon) {
      Errors[] errors = new Errors[features.size()];
      for (int from = 0; from < errors.length; from += CHUNK) {
        int to = Math.min(errors.length, from + CHUNK);
        double[][] rows = new double[to - from][means.length];
        double[][] forecasts = new double[to - from][];
        for (int i = from; i < to; i++) {
          for (int j = 0; j < means.length; j++) {
            rows[i - from][j] = features.rows()[i][j] - means[j];
          }
          forecasts[i - from] = outputMeans.clone();
        }
        MatrixProduct.addInParallel(forecasts, rows, weights);
        for (int i = from; i < to; i++) {
          errors[i] = Errors.of(horizon.truth(i), forecasts[i - from]);
        }
      }
      return errors;
    }
  }
}
