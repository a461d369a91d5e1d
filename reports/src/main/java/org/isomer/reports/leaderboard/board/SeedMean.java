package org.isomer.reports.leaderboard.board;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.reports.record.Interval;
import org.isomer.reports.record.Scale;
import org.isomer.reports.statistics.StudentT;

/**
 * A row of a board whose seeds are folded into one.
 *
 * @param label the subject's name, and what tells its method from others of that name
 * @param seeds how many seeds the row stands for; 1 where nothing is random or one seed was run
 * @param cells one for each column of the board; empty where no seed has a result
 */
public record SeedMean(String label, int seeds, List<Optional<Cell>> cells) {
  /**
   * The mean of a column over the seeds that have a result.
   *
   * @param mean the mean
   * @param interval its interval over the seeds; absent for a single one, and where all agree,
   *     which tells nothing of how seeds differ
   */
  public record Cell(double mean, Optional<Interval> interval) {}

  /** Copies the list. */
  public SeedMean {
    cells = List.copyOf(cells);
  }

  /**
   * Folds the seeds of a board, best mean of the first column first.
   *
   * <p>Subjects are folded if their configurations differ in the seed alone. Where a seed comes
   * twice, or two seeds have the same weights, they stay apart.
   *
   * @return empty if no subject has several seeds: the board itself says all then
   */
  public static List<SeedMean> of(Board board) {
    Map<Method, List<Row>> groups = new LinkedHashMap<>();
    for (Row row : board.rows()) {
      groups.computeIfAbsent(row.method(), method -> new ArrayList<>()).add(row);
    }
    RowLabels labels = RowLabels.of(board.rows());
    List<SeedMean> folded = new ArrayList<>();
    groups.forEach(
        (method, rows) -> {
          if (Method.differInSeed(rows.stream().map(Row::subject).toList())) {
            folded.add(fold(labels.method(rows.get(0).subject()), rows, board.columns()));
          } else {
            rows.forEach(row -> folded.add(fold(row.label(), List.of(row), board.columns())));
          }
        });
    if (folded.size() == board.rows().size()) {
      return List.of();
    }
    double sign = board.columns().get(0).scale().better(1, 0) ? -1 : 1;
    // What is missing is the last.
    return folded.stream()
        .sorted(
            Comparator.comparingDouble(
                row ->
                    row.cells()
                        .get(0)
                        .map(cell -> sign * cell.mean())
                        .orElse(Double.POSITIVE_INFINITY)))
        .toList();
  }

  private static SeedMean fold(String name, List<Row> rows, List<Column> columns) {
    List<Optional<Cell>> cells = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      int column = i;
      cells.add(
          fold(
              columns.get(i).scale(),
              rows.stream()
                  .flatMap(row -> row.cells().get(column).stream())
                  .mapToDouble(cell -> cell.metric().value())
                  .toArray()));
    }
    return new SeedMean(name, rows.size(), cells);
  }

  /** The mean of some seeds' numbers; empty if there are none. */
  public static Optional<Cell> fold(Scale scale, double... values) {
    if (values.length == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Cell(
            Arrays.stream(values).average().orElseThrow(), StudentT.ofDiffering(scale, values)));
  }

  /**
   * Whether the row has the best mean of a column, of at least two; all that are equal to it have.
   *
   * @param means all rows
   * @param column the column's place among the cells
   * @param scale what the column's numbers mean
   */
  public boolean isBest(List<SeedMean> means, int column, Scale scale) {
    List<Cell> others = means.stream().flatMap(row -> row.cells().get(column).stream()).toList();
    return others.size() > 1
        && cells.get(column).stream()
            .anyMatch(
                own -> others.stream().noneMatch(cell -> scale.better(cell.mean(), own.mean())));
  }

  /** The cell's number and interval as text: {@code 52.1 [50.9, 53.3]}. */
  public static String text(Cell cell, Column column) {
    return Format.number(cell.mean(), column.scale())
        + cell.interval()
            .map(interval -> " " + Format.interval(interval, column.scale()))
            .orElse("");
  }
}
