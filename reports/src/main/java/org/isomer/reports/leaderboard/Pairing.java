package org.isomer.reports.leaderboard;

/**
 * One subject of the ranking against another, over the tasks that both have a result for.
 *
 * @param tasks how many those are
 * @param wins in how many the first has the better mean
 * @param losses in how many the second has
 * @param pValue of the exact test of {@link org.isomer.reports.statistics.WilcoxonSignedRank},
 *     corrected by {@link org.isomer.reports.statistics.Holm} for the number of pairs
 */
public record Pairing(int tasks, int wins, int losses, double pValue) {
  /** Whether the test supports a difference. */
  public boolean significant() {
    return pValue < Gap.LEVEL;
  }

  /** The same seen from the second. */
  Pairing reversed() {
    return new Pairing(tasks, losses, wins, pValue);
  }
}
