package org.isomer.reports.statistics;

/**
 * Ranks from 1, the best. Equal scores share the average of the ranks they take together (Kendall
 * 1945), so a tie is never an order. Missing scores ({@code NaN}) are equal to each other and worse
 * than any score. The ranks of k subjects always sum to k(k + 1)/2.
 */
public final class Ranks {
  private Ranks() {}

  /**
   * The rank of each score: {@code 1 + #better + ½·#equal}, where a score is not counted as equal
   * to itself.
   *
   * @param scores higher is better
   */
  public static double[] of(double... scores) {
    double[] ranks = new double[scores.length];
    for (int i = 0; i < ranks.length; i++) {
      double rank = 0.5;
      for (double other : scores) {
        rank += better(other, scores[i]) ? 1 : better(scores[i], other) ? 0 : 0.5;
      }
      ranks[i] = rank;
    }
    return ranks;
  }

  /** The mean over the tasks of each subject's rank. */
  public static double[] average(TaskScores scores) {
    double[] sums = sums(scores);
    for (int subject = 0; subject < sums.length; subject++) {
      sums[subject] /= scores.tasks();
    }
    return sums;
  }

  /** The sum over the tasks of each subject's rank, which is exact. */
  static double[] sums(TaskScores scores) {
    double[] sums = new double[scores.subjects()];
    for (int task = 0; task < scores.tasks(); task++) {
      double[] ranks = of(scores.task(task));
      for (int subject = 0; subject < sums.length; subject++) {
        sums[subject] += ranks[subject];
      }
    }
    return sums;
  }

  private static boolean better(double one, double other) {
    return one > other || (Double.isNaN(other) && !Double.isNaN(one));
  }
}
