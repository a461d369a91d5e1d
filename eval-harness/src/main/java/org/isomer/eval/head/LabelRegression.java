package org.isomer.eval.head;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.isomer.spi.FeatureMatrix;

/**
 * Logistic regression of each class against the rest, with binary cross-entropy and L2
 * regularisation, minimised by L-BFGS: for examples that may have any number of classes. Each class
 * is scikit-learn's {@code LogisticRegression} of its own, on the examples that are judged for it.
 */
public final class LabelRegression {
  private final List<RegularizedLogistic> objectives;
  private final LimitedMemoryBfgs minimizer;

  /**
   * Prepares the examples.
   *
   * @param train features to learn from, already scaled
   * @param truth whether each class is one of each example: (classes, examples)
   * @param judged whether each example counts for each class, alike; at least one for each class
   * @param maxIterations of L-BFGS for one class
   * @param tolerance is done when no component of the mean loss's gradient is larger
   */
  public LabelRegression(
      FeatureMatrix train,
      boolean[][] truth,
      boolean[][] judged,
      int maxIterations,
      double tolerance) {
    double[][] rows = rows(train);
    objectives =
        IntStream.range(0, truth.length)
            .mapToObj(label -> objective(rows, truth[label], judged[label]))
            .toList();
    minimizer = new LimitedMemoryBfgs(maxIterations, tolerance);
  }

  private static double[][] rows(FeatureMatrix features) {
    return Arrays.stream(features.rows())
        .map(row -> IntStream.range(0, row.length).mapToDouble(j -> row[j]).toArray())
        .toArray(double[][]::new);
  }

  private static RegularizedLogistic objective(double[][] rows, boolean[] truth, boolean[] judged) {
    int[] counted = IntStream.range(0, rows.length).filter(i -> judged[i]).toArray();
    boolean[] answers = new boolean[counted.length];
    for (int i = 0; i < counted.length; i++) {
      answers[i] = truth[counted[i]];
    }
    return new RegularizedLogistic(Arrays.stream(counted).mapToObj(i -> rows[i]).toList(), answers);
  }

  /** Where to begin. */
  public Fit start() {
    return new Fit(objectives.stream().map(objective -> new double[objective.size()]).toList());
  }

  /**
   * Fits all classes.
   *
   * @param c the inverse strength of the regularisation
   * @param from where to begin; the minimum does not depend on it
   */
  public Fit fit(double c, Fit from) {
    return new Fit(
        IntStream.range(0, objectives.size())
            .parallel()
            .mapToObj(
                label ->
                    minimizer.minimize(
                        objectives.get(label).withInverseStrength(c), from.points().get(label)))
            .toList());
  }

  /**
   * A classifier of each class against the rest.
   *
   * @param points for each class its weights, then its bias
   */
  public record Fit(List<double[]> points) {
    /** Copies the list. */
    public Fit {
      points = List.copyOf(points);
    }

    /**
     * log(p / (1 − p)) of the probability p of each class for each example: (examples, classes).
     */
    public double[][] logits(FeatureMatrix features) {
      double[][] rows = rows(features);
      double[][] logits = new double[rows.length][points.size()];
      for (int i = 0; i < rows.length; i++) {
        for (int label = 0; label < logits[i].length; label++) {
          logits[i][label] = RegularizedLogistic.logit(points.get(label), rows[i]);
        }
      }
      return logits;
    }
  }
}
