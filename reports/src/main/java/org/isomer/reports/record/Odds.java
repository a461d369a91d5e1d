package org.isomer.reports.record;

import java.util.List;

/**
 * The odds p / (1 − p) of each class. A probability is rounded to 1 where the others together are
 * below 1e-16, and to 0 where its exponential underflows; its odds are not. The functions are those
 * of {@link StrictMath}, so that they have the same bits everywhere.
 */
public final class Odds {
  /** Shares beyond are compared by what is left for the other classes. */
  private static final double ALMOST_ALL = 0.999999;

  private Odds() {}

  static double[] array(List<Double> values) {
    return values.stream().mapToDouble(value -> value).toArray();
  }

  /** The probabilities that logits stand for: their softmax. */
  static double[] probabilities(double[] logits) {
    double most = logits[first(logits, -1)];
    double[] shares = new double[logits.length];
    double sum = 0;
    for (int label = 0; label < shares.length; label++) {
      shares[label] = StrictMath.exp(logits[label] - most);
      sum += shares[label];
    }
    for (int label = 0; label < shares.length; label++) {
      shares[label] /= sum;
    }
    return shares;
  }

  /**
   * The logarithm of the odds of each class: its logit less the logarithm of the sum of the others'
   * exponentials. Infinite for a single class, else finite.
   */
  public static double[] logarithms(double[] logits) {
    int best = first(logits, -1);
    double[] odds = new double[logits.length];
    double others = 0;
    for (int label = 0; label < odds.length; label++) {
      others += label == best ? 0 : StrictMath.exp(logits[label] - logits[best]);
    }
    for (int label = 0; label < odds.length; label++) {
      double share = StrictMath.exp(logits[label] - logits[best]);
      odds[label] = logits[label] - logits[best] - StrictMath.log1p(Math.max(0, others - share));
    }
    odds[best] = -logarithmOfOthers(logits, best);
    return odds;
  }

  /** Of the sum of the others' exponentials, relative to the best's. */
  private static double logarithmOfOthers(double[] logits, int best) {
    if (logits.length == 1) {
      return Double.NEGATIVE_INFINITY;
    }
    double second = logits[first(logits, best)];
    double sum = 0;
    for (int label = 0; label < logits.length; label++) {
      sum += label == best ? 0 : StrictMath.exp(logits[label] - second);
    }
    return second - logits[best] + StrictMath.log(sum);
  }

  /** The position of the greatest value, the first of equals, without one of them. */
  private static int first(double[] values, int without) {
    int best = without == 0 ? 1 : 0;
    for (int i = 0; i < values.length; i++) {
      if (i != without && values[i] > values[best]) {
        best = i;
      }
    }
    return best;
  }

  /** Shares themselves, and where one is almost everything, its odds, which are far above 1. */
  static double[] ordering(double[] shares) {
    double[] ordering = shares.clone();
    for (int label = 0; label < shares.length; label++) {
      if (shares[label] > ALMOST_ALL) {
        double others = 0;
        for (int other = 0; other < shares.length; other++) {
          others += other == label ? 0 : shares[other];
        }
        ordering[label] = Math.min(shares[label] / others, Double.MAX_VALUE);
      }
    }
    return ordering;
  }
}
