package org.isomer.reports.leaderboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.isomer.reports.leaderboard.board.Board;
import org.isomer.reports.leaderboard.board.BoardBuilder;
import org.isomer.reports.leaderboard.ranking.Ranking;
import org.isomer.reports.record.Data;
import org.isomer.reports.record.Result;
import org.isomer.spi.BadInputException;

/**
 * All boards of a set of results.
 *
 * @param boards one for each set of samples, by title and split
 * @param ranking over all columns of all boards; absent if there are fewer than two of them, or
 *     fewer than two subjects
 */
public record Leaderboard(List<Board> boards, Optional<Ranking> ranking) {
  /** Copies the list. */
  public Leaderboard {
    boards = List.copyOf(boards);
  }

  /** Whether the ranking stands above the boards: where it says more than they do. */
  public boolean beginsWithRanking() {
    return ranking.filter(all -> !all.isSmall()).isPresent();
  }

  /**
   * Sorts results into boards and compares them. A result that is given twice, or a measurement
   * that was made twice and gave the same, counts once.
   *
   * @throws BadInputException if there are none, or if two different results claim the same cell or
   *     the same id
   */
  public static Leaderboard of(List<Result> results) {
    if (results.isEmpty()) {
      throw new BadInputException("a leaderboard needs at least one result");
    }
    Map<String, Result> byId = new TreeMap<>();
    Map<String, List<Result>> bySamples = new TreeMap<>();
    for (Result result : Repeats.folded(results)) {
      if (byId.put(result.record().id(), result) != null) {
        throw new BadInputException(
            "two different results are called '%s'. Leave one of them out; isomer compare shows in what they differ."
                .formatted(result.record().id()));
      }
      Data data = result.record().data();
      String samples = data.digest() + '\0' + data.split() + '\0' + data.samples();
      bySamples.computeIfAbsent(samples, key -> new ArrayList<>()).add(result);
    }
    List<Board> boards =
        bySamples.values().stream()
            .map(BoardBuilder::build)
            .sorted(
                Comparator.comparing((Board board) -> board.data().title())
                    .thenComparing(board -> board.data().split())
                    .thenComparing(board -> board.data().samples())
                    .thenComparing(board -> board.data().digest()))
            .toList();
    return new Leaderboard(boards, Ranking.of(boards));
  }
}
