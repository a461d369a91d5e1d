package org.isomer.eval.head;

import java.util.Arrays;
import java.util.List;

/**
 * The objective of logistic regression of one class against the rest on n examples, in double
 * precision:
 *
 * <pre>  mean of log(1 + exp(−s (w·x + b)))  +  ‖w‖² / (2 C n)  </pre>
 *
 * where s is 1 for examples of the class and −1 for the others; scikit-learn's divided by C n. A
 * point holds w, then b.
 *
 * @param rows features, one row for each example; shared, not copied
 * @param truth whether each example has the class
 */
record RegularizedLogistic(List<double[]> rows, boolean[] truth) {
  /** The number of parameters. */
  int size() {
    return rows.get(0).length + 1;
  }

  /** The objective for one strength of regularisation. */
  LimitedMemoryBfgs.Function withInverseStrength(double c) {
    return (point, gradient) -> valueAndGradient(point, gradient, 1 / (c * rows.size()));
  }

  private double valueAndGradient(double[] point, double[] gradient, double penalty) {
    int dim = point.length - 1;
    Arrays.fill(gradient, 0);
    double value = 0;
    for (int i = 0; i < truth.length; i++) {
      double[] row = rows.get(i);
      double logit = logit(point, row);
      value += softplus(truth[i] ? -logit : logit) / truth.length;
      double slope = (share(logit) - (truth[i] ? 1 : 0)) / truth.length;
      for (int j = 0; j < dim; j++) {
        gradient[j] += slope * row[j];
      }
      gradient[dim] += slope;
    }
    for (int j = 0; j < dim; j++) {
      value += 0.5 * penalty * point[j] * point[j];
      gradient[j] += penalty * point[j];
    }
    return value;
  }

  /** w·x + b. */
  static double logit(double[] point, double[] row) {
    double sum = point[row.length];
    for (int j = 0; j < row.length; j++) {
      sum += point[j] * row[j];
    }
    return sum;
  }

  private static double share(double logit) {
    return 1 / (1 + StrictMath.exp(-logit));
  }

  private static double softplus(double value) {
    return Math.max(value, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(value)));
  }
}
