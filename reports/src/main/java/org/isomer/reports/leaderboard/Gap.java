package org.isomer.reports.leaderboard;

import org.isomer.reports.statistics.Difference;
import org.isomer.reports.statistics.McNemar;

/**
 * How far the best of a column is above another cell of it, on the same samples.
 *
 * @param accuracy the best's share of right answers minus the other's
 * @param pValue of the exact test of {@link McNemar}, corrected by {@link
 *     org.isomer.reports.statistics.Holm} for the number of cells compared with the best
 */
public record Gap(Difference accuracy, double pValue) {
  /** The level of significance. */
  public static final double LEVEL = 0.05;

  /** Whether the test supports the difference. */
  public boolean significant() {
    return pValue < LEVEL;
  }
}
