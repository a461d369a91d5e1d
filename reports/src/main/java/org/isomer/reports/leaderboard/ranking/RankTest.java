package org.isomer.reports.leaderboard.ranking;

import java.util.List;
import java.util.Optional;
import org.isomer.reports.leaderboard.board.Gap;
import org.isomer.reports.statistics.Friedman;
import org.isomer.reports.statistics.RankGroup;

/**
 * Whether the tasks tell the subjects apart that have a result in all of them.
 *
 * @param entrants their places in the ranking
 * @param averageRanks their ranks, averaged over the tasks
 * @param friedman the test that all are equally good
 * @param criticalDifference of average ranks, by {@link org.isomer.reports.statistics.Nemenyi} at
 *     the 5 % level, for comparison with older papers; no group follows from it
 * @param groups neighbours in rank of whom no two are told apart by the test of their {@link
 *     Pairing}, as places in {@code entrants}; one of all if Friedman's test finds no difference
 */
public record RankTest(
    List<Integer> entrants,
    List<Double> averageRanks,
    Friedman friedman,
    double criticalDifference,
    List<RankGroup> groups) {
  private static final int FEW = 3;

  /** Copies the lists. */
  public RankTest {
    entrants = List.copyOf(entrants);
    averageRanks = List.copyOf(averageRanks);
    groups = List.copyOf(groups);
  }

  RankTest with(List<RankGroup> found) {
    return new RankTest(entrants, averageRanks, friedman, criticalDifference, found);
  }

  /** Whether some subjects differ. */
  public boolean significant() {
    return pValue() < Gap.LEVEL;
  }

  /**
   * Whether so few tasks could not tell so few subjects apart whatever their ranks. Of more than
   * three, tasks that nearly agree have a far smaller p-value by Iman and Davenport's test than
   * tasks that agree have by Friedman's own.
   */
  boolean powerless(int tasks) {
    return entrants.size() <= FEW && Friedman.least(entrants.size(), tasks) >= Gap.LEVEL;
  }

  /** Of Iman and Davenport's test; of Friedman's own where that is not defined. */
  public double pValue() {
    return Double.isInfinite(friedman.f()) ? friedman.chiSquarePValue() : friedman.fPValue();
  }

  /** The letters of the groups that an entrant is in, such as {@code ab}; empty if not tested. */
  public String letters(int entrant) {
    int place = entrants.indexOf(entrant);
    StringBuilder letters = new StringBuilder();
    for (int group = 0; group < groups.size(); group++) {
      if (groups.get(group).subjects().contains(place)) {
        letters.append(letter(group));
      }
    }
    return letters.toString();
  }

  /** The average rank of an entrant; empty if not tested. */
  public Optional<Double> averageRank(int entrant) {
    int place = entrants.indexOf(entrant);
    return place < 0 ? Optional.empty() : Optional.of(averageRanks.get(place));
  }

  private static String letter(int group) {
    String letter = Character.toString('a' + group % 26);
    return group < 26 ? letter : letter + group / 26;
  }
}
