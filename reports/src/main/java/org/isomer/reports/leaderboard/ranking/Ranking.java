package org.isomer.reports.leaderboard.ranking;

import java.util.List;
import java.util.Optional;
import org.isomer.reports.leaderboard.board.Board;

/**
 * All subjects over all tasks.
 *
 * @param tasks at least two
 * @param entrants at least two, the highest mean win rate first, and last those with results for
 *     fewer than half of the tasks that more than one has; the order of those that are not told
 *     apart means nothing, which {@code test} says
 * @param criteria those that apply
 * @param test absent if fewer than two entrants have a result in every task
 * @param pairings one for each pair, by the places of the first and the second; empty for an
 *     entrant with itself and where no task is common
 */
public record Ranking(
    List<RankedTask> tasks,
    List<Entrant> entrants,
    List<Criterion> criteria,
    Optional<RankTest> test,
    List<List<Optional<Pairing>>> pairings) {
  private static final int SMALLEST = 4;

  /** Copies the lists. */
  public Ranking {
    tasks = List.copyOf(tasks);
    entrants = List.copyOf(entrants);
    criteria = List.copyOf(criteria);
    pairings = pairings.stream().map(List::copyOf).toList();
  }

  /** Ranks the subjects of some boards; empty if there are fewer than two tasks or subjects. */
  public static Optional<Ranking> of(List<Board> boards) {
    return RankingBuilder.build(boards);
  }

  /** Whether there are so few subjects that the boards say all, and a diagram says nothing. */
  public boolean isSmall() {
    return entrants.size() < SMALLEST;
  }

  /** The criterion that trade-offs are drawn with: the mean if it applies. */
  public Criterion merit() {
    return criteria.contains(Criterion.MEAN) ? Criterion.MEAN : Criterion.WIN_RATE;
  }
}
