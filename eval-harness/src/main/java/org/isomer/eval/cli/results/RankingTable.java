package org.isomer.eval.cli.results;

import java.util.List;
import java.util.stream.IntStream;
import org.isomer.cli.spi.Console;
import org.isomer.reports.leaderboard.ranking.Ranking;
import org.isomer.reports.leaderboard.ranking.RankingCells;
import org.isomer.reports.leaderboard.ranking.RankingNotes;

/** A ranking for the terminal: the criteria without the tasks, which the boards show. */
final class RankingTable {
  private RankingTable() {}

  /** Prints the table and what the test says. */
  static void print(Ranking ranking, Console console) {
    List<String> head = RankingCells.head(ranking);
    int shown = head.size() - ranking.tasks().size();
    console.heading(RankingNotes.heading() + ", " + RankingNotes.size(ranking));
    List<List<String>> rows =
        IntStream.range(0, ranking.entrants().size())
            .mapToObj(entrant -> RankingCells.row(ranking, entrant).subList(0, shown))
            .toList();
    console.table(head.subList(0, shown), rows);
    console.sentence(RankingNotes.verdict(ranking));
  }
}
