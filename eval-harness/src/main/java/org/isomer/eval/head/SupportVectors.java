package org.isomer.eval.head;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_node;
import libsvm.svm_parameter;
import libsvm.svm_problem;
import org.isomer.eval.spi.Classifier;
import org.isomer.eval.spi.Prediction;
import org.isomer.spi.FeatureMatrix;
import org.isomer.spi.FeatureSet;

/**
 * Support vector machines with the kernel exp(−γ‖a − b‖²), one for each pair of classes (Chang and
 * Lin, "LIBSVM: a library for support vector machines", 2011), where γ = 1 / (features · variance
 * of all numbers of the training features): scikit-learn's {@code SVC(C, gamma='scale')}.
 *
 * <p>The class with the most votes of the pairs is predicted, the lowest of equals. In place of
 * logits stand the votes of each class plus s / (3 (|s| + 1)), where s is the sum of its decision
 * values; classes that share the most votes share the mean of that. A class without a training
 * example has −1.
 *
 * @param model of the pairs of {@code labels}, in their order
 * @param labels the classes that occur, ascending
 * @param classes how many there are at all
 */
record SupportVectors(svm_model model, int[] labels, int classes) implements Classifier {
  private static final double TOLERANCE = 1e-3;
  private static final double CACHE_MEGABYTES = 100;

  /**
   * Fits the machines.
   *
   * @param train examples of at least two classes
   * @param c the inverse strength of the regularisation; infinite for a margin that no example may
   *     violate
   */
  static SupportVectors fit(FeatureSet train, int classes, double c) {
    // LIBSVM orders classes as they first occur; scikit-learn's ascend.
    int[] order =
        IntStream.range(0, train.size())
            .boxed()
            .sorted(Comparator.comparingInt(i -> train.labels()[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    svm_problem problem = new svm_problem();
    problem.l = order.length;
    problem.x =
        IntStream.of(order)
            .mapToObj(i -> nodes(train.features().rows()[i]))
            .toArray(svm_node[][]::new);
    problem.y = IntStream.of(order).mapToDouble(i -> train.labels()[i]).toArray();
    svm_parameter parameter = new svm_parameter();
    parameter.svm_type = svm_parameter.C_SVC;
    parameter.kernel_type = svm_parameter.RBF;
    parameter.gamma = gamma(train.features());
    parameter.C = c;
    parameter.eps = TOLERANCE;
    parameter.cache_size = CACHE_MEGABYTES;
    parameter.shrinking = 1;
    svm.svm_set_print_string_function(message -> {});
    int[] labels = IntStream.of(train.labels()).distinct().sorted().toArray();
    return new SupportVectors(svm.svm_train(problem, parameter), labels, classes);
  }

  /**
   * Whether all its numbers are. An infinite C bounds no weight, so that those of examples which
   * cannot be told apart in double precision grow without end.
   */
  boolean isFinite() {
    return DoubleStream.concat(
            DoubleStream.of(model.rho), Stream.of(model.sv_coef).flatMapToDouble(DoubleStream::of))
        .allMatch(Double::isFinite);
  }

  private static svm_node[] nodes(float[] row) {
    svm_node[] nodes = new svm_node[row.length];
    for (int j = 0; j < row.length; j++) {
      nodes[j] = new svm_node();
      nodes[j].index = j + 1;
      nodes[j].value = row[j];
    }
    return nodes;
  }

  private static double gamma(FeatureMatrix features) {
    double count = (double) features.size() * features.dim();
    double mean = 0;
    for (float[] row : features.rows()) {
      for (float value : row) {
        mean += value / count;
      }
    }
    double variance = 0;
    for (float[] row : features.rows()) {
      for (float value : row) {
        variance += (value - mean) * (value - mean) / count;
      }
    }
    return variance == 0 ? 1 : 1 / (features.dim() * variance);
  }

  @Override
  public List<Prediction> predict(FeatureMatrix features) {
    return Arrays.stream(features.rows())
        .parallel()
        .map(row -> Prediction.byLogits(values(decisions(row))))
        .toList();
  }

  /** One for each pair of labels i &lt; j; positive for i. */
  double[] decisions(float[] row) {
    double[] decisions = new double[labels.length * (labels.length - 1) / 2];
    svm.svm_predict_values(model, nodes(row), decisions);
    return decisions;
  }

  /** What stands in place of logits. */
  private float[] values(double[] decisions) {
    int[] votes = new int[labels.length];
    double[] confidences = new double[labels.length];
    int pair = 0;
    for (int i = 0; i < labels.length; i++) {
      for (int j = i + 1; j < labels.length; j++) {
        double decision = decisions[pair++];
        votes[decision > 0 ? i : j]++;
        confidences[i] += decision;
        confidences[j] -= decision;
      }
    }
    for (int i = 0; i < labels.length; i++) {
      confidences[i] /= 3 * (Math.abs(confidences[i]) + 1);
    }
    int most = IntStream.of(votes).max().orElseThrow();
    double shared =
        IntStream.range(0, labels.length)
            .filter(i -> votes[i] == most)
            .mapToDouble(i -> confidences[i])
            .average()
            .orElseThrow();
    float[] values = new float[classes];
    Arrays.fill(values, -1);
    for (int i = 0; i < labels.length; i++) {
      values[labels[i]] = (float) (votes[i] + (votes[i] == most ? shared : confidences[i]));
    }
    return values;
  }
}
