package org.isomer.reports.statistics;

import java.util.Arrays;

/**
 * The exact signed-rank test of Wilcoxon (1945) whether two subjects are equally good over tasks.
 * The sizes of the differences are ranked, equal ones sharing their average rank, and W is the sum
 * of the ranks of the positive or of the negative ones, whichever is smaller: {@code p = min(1,
 * 2·P(X ≤ W))}, where X takes each rank with probability ½. The p-value is exact for any number of
 * tasks, with ties too. Differences of 0 are left out before the ranking, as Wilcoxon did; SciPy
 * calls that {@code zero_method="wilcox"}, not {@code "pratt"}.
 *
 * <p>Five tasks are too few: even if one subject wins them all, p is 2/2⁵ = 0.0625.
 *
 * @param positive how many differences are above 0
 * @param negative how many are below 0
 * @param pValue two-sided; 1 if all differences are 0
 */
public record WilcoxonSignedRank(int positive, int negative, double pValue) {
  /** Differences that are closer than this differ by rounding only. */
  private static final double ROUNDING = 1e-12;

  /**
   * Tests differences.
   *
   * @param differences one for each task, finite
   */
  public static WilcoxonSignedRank of(double... differences) {
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
    int above = 0;
    int sum = 0;
    for (int i = 0; i < ranks.length; i++) {
      above += counted[i] > 0 ? 1 : 0;
      sum += counted[i] > 0 ? ranks[i] : 0;
    }
    double tail = 0;
    double[] probabilities = sums(ranks, total);
    for (int least = 0; least <= Math.min(sum, total - sum); least++) {
      tail += probabilities[least];
    }
    return new WilcoxonSignedRank(above, counted.length - above, Math.min(1, 2 * tail));
  }

  /** The least p-value that there can be over a number of tasks: that of one who wins them all. */
  public static double least(int tasks) {
    return Math.min(1, Math.scalb(2.0, -tasks));
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
