package org.isomer.eval.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isomer.cli.spi.Console;
import org.isomer.reports.leaderboard.Board;
import org.isomer.reports.leaderboard.Cell;
import org.isomer.reports.leaderboard.Column;
import org.isomer.reports.leaderboard.Format;
import org.isomer.reports.leaderboard.Leaderboard;
import org.isomer.reports.leaderboard.Notes;
import org.isomer.reports.leaderboard.Row;
import org.isomer.reports.leaderboard.SeedMean;
import org.isomer.reports.record.Metric;

/** Leaderboards for the terminal. */
final class BoardTables {
  /** A table of more has lines that no terminal shows. */
  private static final int MOST_COLUMNS = 5;

  private BoardTables() {}

  /** Prints one table for each board, with intervals. */
  static void print(Leaderboard leaderboard, Console console) {
    for (Board board : leaderboard.boards()) {
      console.heading(Notes.heading(board.data()));
      List<String> header = new ArrayList<>(List.of(""));
      board
          .columns()
          .forEach(
              column ->
                  header.add(
                      column.title() + ": " + Format.heading(column.metric(), column.scale())));
      print(header, board.rows().stream().map(BoardTables::cells).toList(), console);
      List<SeedMean> means = SeedMean.of(board);
      if (!means.isEmpty()) {
        console.heading("Mean over seeds");
        print(header, means.stream().map(mean -> cells(mean, board)).toList(), console);
      }
    }
  }

  /** Many tasks of few subjects are lines, as a line of so many columns would not fit. */
  private static void print(List<String> header, List<List<String>> rows, Console console) {
    if (header.size() <= MOST_COLUMNS || rows.size() >= MOST_COLUMNS) {
      console.table(header, rows);
      return;
    }
    List<List<String>> lines =
        IntStream.range(1, header.size())
            .mapToObj(
                column ->
                    Stream.concat(
                            Stream.of(header.get(column)),
                            rows.stream().map(row -> row.get(column)))
                        .toList())
            .toList();
    console.table(
        Stream.concat(Stream.of(""), rows.stream().map(row -> row.get(0))).toList(), lines);
  }

  private static List<String> cells(SeedMean mean, Board board) {
    List<String> cells =
        new ArrayList<>(
            List.of(mean.label() + ", " + mean.seeds() + (mean.seeds() == 1 ? " seed" : " seeds")));
    for (int i = 0; i < mean.cells().size(); i++) {
      Column column = board.columns().get(i);
      cells.add(mean.cells().get(i).map(cell -> SeedMean.text(cell, column)).orElse("–"));
    }
    return cells;
  }

  private static List<String> cells(Row row) {
    List<String> cells = new ArrayList<>(List.of(row.label()));
    row.cells()
        .forEach(cell -> cells.add(cell.map(Cell::metric).map(BoardTables::text).orElse("–")));
    return cells;
  }

  private static String text(Metric metric) {
    return Format.number(metric.value(), metric.scale())
        + metric.interval().map(i -> " " + Format.interval(i, metric.scale())).orElse("");
  }
}
