package org.isomer.reports.statistics;

import java.util.Arrays;

/**
 * The exact signed-rank test of Wilcoxon (1945) whether two subjects are equally good over tasks.
 * The sizes of the differences are ranked, equal ones sharing their average rank, and W is the sum
 * of the ranks of the positive or of the negative ones, whichever is smaller: {@code p = min(1,
 * 2·P(X ≤ W))}, where X takes each rank with probability ½. Differences of 0 are left out.
 *
 * <p>Five tasks are too few: even if one subject wins them all, p is 2/2⁵ = 0.0625.
 */
public final class WilcoxonSignedRank {
  /** Differences that are closer than this differ by rounding only. */
  private static final double ROUNDING = 1e-12;

  private WilcoxonSignedRank() {}

  /**
   * The two-sided p-value; 1 if all differences are 0.
   *
   * @param differences one for each task, finite
   */
  public static double pValue(double... differences) {
    double[] counted =
        Arrays.stream(differences)
            .map(difference -> Math.rint(difference / ROUNDING))
            .filter(difference -> difference != 0)
            .toArray();
    // Twice a rank is a whole number, even where ties share one.
    int[] ranks =
        Arrays.stream(Ranks.of(Arrays.stream(counted).map(d -> -Math.abs(d)).toArray()))
            .mapToInt(rank -> (int) Math.rint(2 * rank))
            .toArray();
    int total = Arrays.stream(ranks).sum();
    int positive = 0;
    for (int i = 0; i < ranks.length; i++) {
      positive += counted[i] > 0 ? ranks[i] : 0;
    }
    double tail = 0;
    double[] probabilities = sums(ranks, total);
    for (int sum = 0; sum <= Math.min(positive, total - positive); sum++) {
      tail += probabilities[sum];
    }
    return Math.min(1, 2 * tail);
  }

  /** The probability of each sum of ranks if each is taken with probability ½. */
  private static double[] sums(int[] ranks, int total) {
    double[] probabilities = new double[total + 1];
    probabilities[0] = 1;
    for (int rank : ranks) {
      for (int sum = total; sum >= 0; sum--) {
        double with = sum >= rank ? probabilities[sum - rank] : 0;
        probabilities[sum] = (probabilities[sum] + with) / 2;
      }
    }
    return probabilities;
  }
}
