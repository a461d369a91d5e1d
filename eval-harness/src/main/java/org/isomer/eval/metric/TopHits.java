package org.isomer.eval.metric;

import java.util.List;

/**
 * How often the true class was among the first of the ranked classes.
 *
 * @param k how many ranks were looked at
 * @param hits the number of samples whose true class was among them
 * @param total the number of samples
 */
public record TopHits(int k, long hits, long total) {
  /**
   * Counts.
   *
   * @param k how many ranks to look at
   * @param truth the true class of each sample
   * @param ranked classes of each sample, the most likely first; a list may be shorter than {@code
   *     k}, and a class that is not listed is a miss
   */
  public static TopHits of(int k, int[] truth, List<List<Integer>> ranked) {
    if (truth.length != ranked.size()) {
      throw new IllegalArgumentException(
          "%d true classes, %d rankings".formatted(truth.length, ranked.size()));
    }
    long hits = 0;
    for (int i = 0; i < truth.length; i++) {
      int rank = ranked.get(i).indexOf(truth[i]);
      if (rank >= 0 && rank < k) {
        hits++;
      }
    }
    return new TopHits(k, hits, truth.length);
  }

  /** Top-k accuracy, the fraction of hits. */
  public double accuracy() {
    return (double) hits / total;
  }
}
