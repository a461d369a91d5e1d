package org.isomer.eval.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isomer.cli.spi.Console;
import org.isomer.eval.verification.Verifier;
import org.isomer.reports.json.BadResultException;
import org.isomer.reports.leaderboard.Board;
import org.isomer.reports.leaderboard.Cell;
import org.isomer.reports.leaderboard.Column;
import org.isomer.reports.leaderboard.Copies;
import org.isomer.reports.leaderboard.Format;
import org.isomer.reports.leaderboard.Leaderboard;
import org.isomer.reports.leaderboard.Notes;
import org.isomer.reports.leaderboard.Row;
import org.isomer.reports.leaderboard.SeedMean;
import org.isomer.reports.leaderboard.Standing;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Result;
import org.isomer.spi.BadInputException;

/** Leaderboards for the terminal. */
final class BoardTables {
  /** A table of more has lines that no terminal shows. */
  private static final int MOST_COLUMNS = 5;

  /** Before the best of a column. */
  private static final String BEST = "*";

  private BoardTables() {}

  /** Reads results, compares them, and looks whether they are what follows from what they keep. */
  static Leaderboard read(List<Path> places, Verifier verifier) {
    try {
      FoundResults results = FoundResults.in(places, verifier);
      Leaderboard leaderboard = Leaderboard.of(results.distinct());
      return new Leaderboard(
          leaderboard.boards().stream()
              .map(board -> board.doubting(doubts(board, results)))
              .toList(),
          leaderboard.ranking());
    } catch (BadResultException e) {
      throw new BadInputException(String.valueOf(e.getMessage()), e);
    }
  }

  private static List<String> doubts(Board board, FoundResults results) {
    List<String> doubts = new ArrayList<>();
    for (Row row : board.rows()) {
      for (Result result : row.results()) {
        results
            .doubt(result)
            .ifPresent(
                doubt ->
                    doubts.add(
                        "%s, %s: %s"
                            .formatted(row.label(), result.record().protocol().title(), doubt)));
      }
    }
    return doubts;
  }

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
        print(header, means.stream().map(mean -> cells(mean, means, board)).toList(), console);
      }
      if (board.rows().size() > 1) {
        console.print(BEST + " the best of its column");
      }
      Notes.warnings(board).forEach(console::print);
      Copies.of(board).forEach(console::warn);
      board.doubts().forEach(console::warn);
      Notes.unchecked(board).forEach(console::print);
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

  private static List<String> cells(SeedMean mean, List<SeedMean> means, Board board) {
    List<String> cells =
        new ArrayList<>(
            List.of(mean.label() + ", " + mean.seeds() + (mean.seeds() == 1 ? " seed" : " seeds")));
    for (int i = 0; i < mean.cells().size(); i++) {
      Column column = board.columns().get(i);
      String mark = mean.isBest(means, i, column.scale()) ? BEST : "";
      cells.add(mean.cells().get(i).map(cell -> mark + SeedMean.text(cell, column)).orElse("–"));
    }
    return cells;
  }

  private static List<String> cells(Row row) {
    List<String> cells = new ArrayList<>(List.of(row.label()));
    row.cells().forEach(cell -> cells.add(cell.map(BoardTables::text).orElse("–")));
    return cells;
  }

  private static String text(Cell cell) {
    Metric metric = cell.metric();
    return (cell.standing() == Standing.BEST ? BEST : "")
        + Format.number(metric.value(), metric.scale())
        + (cell.doubtful() ? Notes.WARNING : "")
        + metric.interval().map(i -> " " + Format.interval(i, metric.scale())).orElse("");
  }
}
