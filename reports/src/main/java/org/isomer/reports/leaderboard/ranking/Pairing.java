package org.isomer.reports.leaderboard.ranking;

import java.util.Optional;
import org.isomer.reports.leaderboard.board.Gap;

/**
 * One subject of the ranking against another, over the tasks that both have a result for: a cell of
 * the Multi-Comparison Matrix (Ismail-Fawaz et al., "An approach to multiple comparison benchmark
 * evaluations that is stable under manipulation of the comparate set", 2023).
 *
 * @param tasks how many those are
 * @param wins in how many the first has the better mean
 * @param losses in how many the second has
 * @param difference the mean of the first minus that of the second; absent where the tasks' numbers
 *     have different units
 * @param pValue of the exact test of {@link org.isomer.reports.statistics.WilcoxonSignedRank}; it
 *     stays the same whoever else is compared
 * @param corrected the same, corrected by {@link org.isomer.reports.statistics.Holm} for the number
 *     of pairs
 */
public record Pairing(
    int tasks, int wins, int losses, Optional<Double> difference, double pValue, double corrected) {
  /** In how many tasks both have the same mean, up to rounding. */
  public int ties() {
    return tasks - wins - losses;
  }

  /** Whether the test supports a difference, among all pairs. */
  public boolean significant() {
    return corrected < Gap.LEVEL;
  }

  /** The same seen from the second. */
  Pairing reversed() {
    return new Pairing(tasks, losses, wins, difference.map(gap -> 0.0 - gap), pValue, corrected);
  }
}
