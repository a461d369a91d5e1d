package org.isomer.eval.coverage;

import java.util.SplittableRandom;
import org.isomer.eval.metric.ClassificationDialect;
import org.isomer.eval.metric.ClassificationMetric;
import org.isomer.eval.metric.Counts;
import org.isomer.reports.statistics.Statistic;

/**
 * Macro F1 of a classifier that is right with the same chance in every class.
 *
 * @param title what the images are like
 * @param classes how many there are
 * @param falling whether class k is as common as 1/k, else all are alike
 * @param accuracy the chance of a right answer
 */
record Classifications(String title, int classes, boolean falling, double accuracy)
    implements Population {
  @Override
  public Statistic sample(int images, SplittableRandom random) {
    double[] weights = Draws.weights(classes, falling);
    int[] truth = new int[images];
    int[] predicted = new int[images];
    for (int i = 0; i < images; i++) {
      truth[i] = Draws.category(random, weights);
      predicted[i] = random.nextDouble() < accuracy ? truth[i] : Draws.category(random, weights);
    }
    return drawn -> {
      int[] drawnTruth = new int[drawn.length];
      int[] drawnPredicted = new int[drawn.length];
      for (int i = 0; i < drawn.length; i++) {
        drawnTruth[i] = truth[drawn[i]];
        drawnPredicted[i] = predicted[drawn[i]];
      }
      return ClassificationMetric.MACRO_F1.of(
          Counts.ofClasses(classes, drawnTruth, drawnPredicted),
          ClassificationDialect.SCIKIT_LEARN);
    };
  }
}
