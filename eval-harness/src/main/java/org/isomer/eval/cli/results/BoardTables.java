package org.isomer.eval.cli.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isomer.cli.spi.Console;
import org.isomer.eval.result.FurtherMetrics;
import org.isomer.reports.leaderboard.Leaderboard;
import org.isomer.reports.leaderboard.board.Board;
import org.isomer.reports.leaderboard.board.Cell;
import org.isomer.reports.leaderboard.board.Column;
import org.isomer.reports.leaderboard.board.Copies;
import org.isomer.reports.leaderboard.board.Format;
import org.isomer.reports.leaderboard.board.Notes;
import org.isomer.reports.leaderboard.board.PublishedRow;
import org.isomer.reports.leaderboard.board.Row;
import org.isomer.reports.leaderboard.board.SeedMean;
import org.isomer.reports.leaderboard.board.Standing;
import org.isomer.reports.record.FailedResult;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.Scale;

/** Leaderboards for the terminal. */
public final class BoardTables {
  /** A table of more has lines that no terminal shows. */
  private static final int MOST_COLUMNS = 5;

  private static final String MISSING = "–";

  /** Before the best of a column. */
  private static final String BEST = "*";

  private BoardTables() {}

  /** Reads results, compares them, and looks whether they are what follows from what they keep. */
  public static Leaderboard read(List<Path> places, ResultFinder finder) {
    FoundResults results = finder.in(places);
    Leaderboard leaderboard = Leaderboard.of(results.distinct());
    List<FailedResult> failures = finder.archive().failures(places);
    return new Leaderboard(
        leaderboard.boards().stream()
            .map(board -> board.doubting(doubts(board, results)).failing(failures))
            .toList(),
        leaderboard.ranking());
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
  public static void print(Leaderboard leaderboard, Console console) {
    print(leaderboard, Map.of(), console);
  }

  /**
   * Prints one table for each board, with intervals.
   *
   * @param further titles of metrics to be shown beside the headline, by the digest of the protocol
   */
  public static void print(
      Leaderboard leaderboard, Map<String, Set<String>> further, Console console) {
    for (Board board : leaderboard.boards()) {
      console.heading(Notes.heading(board.data()));
      List<List<String>> columns = new ArrayList<>();
      columns.add(
          column(
              "",
              Stream.concat(
                  board.rows().stream().map(Row::label),
                  board.published().stream().map(PublishedRow::title))));
      for (int i = 0; i < board.columns().size(); i++) {
        columns.add(headline(board, i));
        String protocol = board.columns().get(i).protocol().digest();
        for (String title : further.getOrDefault(protocol, Set.of())) {
          columns.add(further(board, i, title));
        }
      }
      print(columns, columns.size() > board.columns().size() + 1, console);
      List<SeedMean> means = SeedMean.of(board);
      if (!means.isEmpty()) {
        console.heading("Mean over seeds");
        print(meanColumns(means, board), false, console);
      }
      if (board.rows().size() > 1) {
        console.line(BEST + " the best of its column");
      }
      if (!board.published().isEmpty()) {
        console.line(PublishedRow.NOTE);
      }
      Notes.warnings(board).forEach(console::line);
      Copies.of(board).forEach(console::warn);
      board.doubts().forEach(console::warn);
      Notes.unchecked(board).forEach(console::line);
      Notes.missing(board).ifPresent(console::line);
    }
  }

  /**
   * Many numbers of few subjects are lines, as a line of so many columns would not fit.
   *
   * @param columns each a title and the cells below; the first names the subjects
   * @param wide whether there are titles too long for columns
   */
  private static void print(List<List<String>> columns, boolean wide, Console console) {
    int lines = columns.get(0).size();
    if ((wide || columns.size() > MOST_COLUMNS) && lines <= MOST_COLUMNS) {
      console.table(columns.get(0), columns.subList(1, columns.size()), BoardTables::isBest);
      return;
    }
    List<List<String>> rows =
        IntStream.range(0, lines)
            .mapToObj(line -> columns.stream().map(column -> column.get(line)).toList())
            .toList();
    console.table(rows.get(0), rows.subList(1, lines), BoardTables::isBest);
  }

  private static boolean isBest(String cell) {
    return cell.startsWith(BEST);
  }

  private static List<String> column(String title, Stream<String> cells) {
    return Stream.concat(Stream.of(title), cells).toList();
  }

  private static String title(Column column) {
    return title(column, column.metric(), column.scale());
  }

  private static String title(Column column, String metric, Scale scale) {
    return column.title() + ": " + Format.heading(metric, scale);
  }

  private static List<String> headline(Board board, int index) {
    Column column = board.columns().get(index);
    return column(
        title(column),
        Stream.concat(
            board.rows().stream()
                .map(row -> row.cells().get(index).map(BoardTables::text).orElse(MISSING)),
            board.published().stream().map(row -> row.text(index, column.scale()))));
  }

  /** A metric that is missing where it is not defined. */
  private static List<String> further(Board board, int index, String asked) {
    List<Map<String, Metric>> metrics =
        board.rows().stream()
            .map(row -> row.cells().get(index).map(cell -> cell.result().record().metrics()))
            .map(found -> found.orElse(Map.of()))
            .toList();
    String name =
        FurtherMetrics.name(
            asked, metrics.stream().map(Map::keySet).flatMap(Collection::stream).toList());
    Column column = board.columns().get(index);
    String title =
        metrics.stream()
            .flatMap(each -> Stream.ofNullable(each.get(name)))
            .findFirst()
            .map(metric -> title(column, name, metric.scale()))
            .orElse(column.title() + ": " + name);
    return column(
        title,
        Stream.concat(
            metrics.stream()
                .map(each -> Optional.ofNullable(each.get(name)).map(BoardTables::text))
                .map(text -> text.orElse(MISSING)),
            board.published().stream().map(row -> MISSING)));
  }

  private static List<List<String>> meanColumns(List<SeedMean> means, Board board) {
    List<List<String>> columns = new ArrayList<>();
    columns.add(
        column(
            "",
            means.stream()
                .map(
                    mean ->
                        mean.label()
                            + ", "
                            + mean.seeds()
                            + (mean.seeds() == 1 ? " seed" : " seeds"))));
    for (int i = 0; i < board.columns().size(); i++) {
      Column column = board.columns().get(i);
      int index = i;
      columns.add(
          column(title(column), means.stream().map(mean -> cell(mean, index, means, column))));
    }
    return columns;
  }

  private static String cell(SeedMean mean, int index, List<SeedMean> means, Column column) {
    String mark = mean.isBest(means, index, column.scale()) ? BEST : "";
    return mean.cells().get(index).map(cell -> mark + SeedMean.text(cell, column)).orElse(MISSING);
  }

  private static String text(Cell cell) {
    return (cell.standing() == Standing.BEST ? BEST : "")
        + text(cell.metric(), cell.doubtful() ? Notes.WARNING : "");
  }

  private static String text(Metric metric) {
    return text(metric, "");
  }

  private static String text(Metric metric, String mark) {
    return Format.number(metric.value(), metric.scale())
        + mark
        + metric.interval().map(i -> " " + Format.interval(i, metric.scale())).orElse("");
  }
}
