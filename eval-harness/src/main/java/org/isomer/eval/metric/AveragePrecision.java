package org.isomer.eval.metric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Average precision as scikit-learn computes it: Σ (R_k − R_{k−1}) P_k over the distinct scores
 * from the greatest down, where P_k and R_k are precision and recall of the samples with at least
 * the k-th score. There is no interpolation, and equal scores are one step. Samples are sorted
 * once, for any number of resamples.
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

  /** The average precision in [0, 1]; not a number without positive samples. */
  public double value() {
    int[] once = new int[order.length];
    Arrays.fill(once, 1);
    return value(once);
  }

  /**
   * The average precision of a resample.
   *
   * @param counts how often each sample was drawn
   */
  public double value(int[] counts) {
    long positives = 0;
    long answers = 0;
    long before = 0;
    double sum = 0;
    for (int rank = 0; rank < order.length; rank++) {
      int sample = order[rank];
      answers += counts[sample];
      positives += truth[sample] ? counts[sample] : 0;
      boolean last = rank + 1 == order.length || scores[order[rank + 1]] < scores[sample];
      if (last && positives > before) {
        sum += (positives - before) * ((double) positives / answers);
        before = positives;
      }
    }
    return sum / positives;
  }
}
