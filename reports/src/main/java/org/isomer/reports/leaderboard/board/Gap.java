package org.isomer.reports.leaderboard.board;

import org.isomer.reports.record.Scale;
import org.isomer.reports.statistics.Difference;

/**
 * How much better the best of a column is than another cell of it, on the same samples.
 *
 * @param difference the best's number minus the other's; of errors the other's minus the best's
 * @param scale what the column's numbers mean
 * @param test how they were compared
 * @param pValue of the test, corrected by {@link org.isomer.reports.statistics.Holm} for the number
 *     of cells compared with the best
 */
public record Gap(Difference difference, Scale scale, PairedTest test, double pValue) {
  /** The level of significance. */
  public static final double LEVEL = 0.05;

  /** Whether the test supports the difference. */
  public boolean significant() {
    return pValue < LEVEL;
  }

  Gap withPValue(double corrected) {
    return new Gap(difference, scale, test, corrected);
  }
}
