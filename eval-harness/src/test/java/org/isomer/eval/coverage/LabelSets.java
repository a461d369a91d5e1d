package org.isomer.eval.coverage;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.isomer.eval.metric.AveragePrecision;
import org.isomer.eval.metric.MultilabelDialect;
import org.isomer.reports.statistics.Statistic;

/**
 * Multilabel mAP: the scores of images that have a class are on average 1.5 deviations above the
 * others.
 *
 * @param title what the images are like
 * @param classes how many there are
 * @param falling whether class k is as common as 1/k, else all are alike
 */
record LabelSets(String title, int classes, boolean falling) implements Population {
  @Override
  public Statistic sample(int images, SplittableRandom random) {
    double[] weights = Draws.weights(classes, falling);
    List<AveragePrecision> precisions =
        Arrays.stream(weights).mapToObj(weight -> ranking(images, .4 * weight, random)).toList();
    return drawn -> {
      int[] times = new int[images];
      for (int image : drawn) {
        times[image]++;
      }
      return precisions.stream()
          .mapToDouble(each -> each.value(MultilabelDialect.SCIKIT_LEARN.area(), times))
          .filter(Double::isFinite)
          .average()
          .orElse(0);
    };
  }

  private static AveragePrecision ranking(int images, double share, SplittableRandom random) {
    boolean[] truth = new boolean[images];
    double[] scores = new double[images];
    for (int i = 0; i < images; i++) {
      truth[i] = random.nextDouble() < share;
      scores[i] = Draws.normal(random) + (truth[i] ? 1.5 : 0);
    }
    return AveragePrecision.of(scores, truth);
  }
}
