package org.isomer.eval.metric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The average precision of a ranking, from precision and recall of the samples with at least each
 * of the distinct scores, from the greatest down: equal scores are one step. {@link RankingArea}
 * says how they become one number. Samples are sorted once, for any number of resamples.
 */
public final class AveragePrecision {
  private final int[] order;
  private final double[] scores;
  private final boolean[] truth;

  private AveragePrecision(int[] order, double[] scores, boolean[] truth) {
    this.order = order;
    this.scores = scores;
    this.truth = truth;
  }

  /**
   * Sorts.
   *
   * @param scores greater for what is more likely positive; in any unit
   * @param truth whether each sample is positive
   */
  public static AveragePrecision of(double[] scores, boolean[] truth) {
    if (scores.length != truth.length) {
      throw new IllegalArgumentException(
          "%d scores, %d true answers".formatted(scores.length, truth.length));
    }
    int[] order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> scores[i]).reversed())
            .mapToInt(i -> i)
            .toArray();
    return new AveragePrecision(order, scores.clone(), truth.clone());
  }

  /**
   * The average precision of a resample, in [0, 1]; not a number without positive samples.
   *
   * @param counts how often each sample was drawn; 0 for one that is not judged
   */
  public double value(RankingArea area, int[] counts) {
    double[] precision = new double[order.length];
    double[] recall = new double[order.length];
    long all = 0;
    for (int sample : order) {
      all += truth[sample] ? counts[sample] : 0;
    }
    long positives = 0;
    long answers = 0;
    long before = 0;
    int steps = 0;
    for (int rank = 0; rank < order.length; rank++) {
      int sample = order[rank];
      answers += counts[sample];
      positives += truth[sample] ? counts[sample] : 0;
      boolean last = rank + 1 == order.length || scores[order[rank + 1]] < scores[sample];
      if (last && positives > before) {
        precision[steps] = (double) positives / answers;
        recall[steps] = (double) positives / all;
        steps++;
        before = positives;
      }
    }
    return all == 0
        ? Double.NaN
        : area.of(Arrays.copyOf(precision, steps), Arrays.copyOf(recall, steps));
  }
}
