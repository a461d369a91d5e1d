package org.isomer.reports.statistics;

import java.util.Arrays;

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
    // Ascending with NaN last is the best first; subtracting makes one zero of both.
    double[] keys = Arrays.stream(scores).map(score -> 0.0 - score).toArray();
    double[] sorted = keys.clone();
    Arrays.sort(sorted);
    double[] shared = shared(sorted);
    return Arrays.stream(keys).map(key -> shared[Arrays.binarySearch(sorted, key)]).toArray();
  }

  /** The rank at each place of sorted numbers. */
  private static double[] shared(double[] sorted) {
    double[] ranks = new double[sorted.length];
    int start = 0;
    while (start < sorted.length) {
      int end = start + 1;
      while (end < sorted.length && Double.compare(sorted[end], sorted[start]) == 0) {
        end++;
      }
      Arrays.fill(ranks, start, end, (start + 1 + end) / 2.0);
      start = end;
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
}
