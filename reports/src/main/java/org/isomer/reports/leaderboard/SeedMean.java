package org.isomer.reports.leaderboard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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
   * @param interval its interval over the seeds; absent for a single one
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
   * twice, they stay apart.
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
          if (differInSeed(rows)) {
            folded.add(fold(labels.method(rows.get(0).subject()), rows, board.columns()));
          } else {
            rows.forEach(row -> folded.add(fold(row.label(), List.of(row), board.columns())));
          }
        });
    if (folded.size() == board.rows().size()) {
      return List.of();
    }
    Comparator<SeedMean> byFirst =
        Comparator.comparingDouble(row -> row.cells().get(0).map(Cell::mean).orElse(-1.0));
    boolean greaterIsBetter = board.columns().get(0).scale().better(1, 0);
    return folded.stream().sorted(greaterIsBetter ? byFirst.reversed() : byFirst).toList();
  }

  /** Whether no seed comes twice. */
  private static boolean differInSeed(List<Row> rows) {
    return rows.stream().map(row -> row.subject().seed()).distinct().count() == rows.size();
  }

  private static SeedMean fold(String name, List<Row> rows, List<Column> columns) {
    List<Optional<Cell>> cells = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      int column = i;
      cells.add(
          fold(
              rows.stream()
                  .flatMap(row -> row.cells().get(column).stream())
                  .mapToDouble(cell -> cell.metric().value())
                  .toArray()));
    }
    return new SeedMean(name, rows.size(), cells);
  }

  /** The mean of some seeds' numbers; empty if there are none. */
  static Optional<Cell> fold(double... values) {
    return switch (values.length) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(new Cell(values[0], Optional.empty()));
      default ->
          Optional.of(
              new Cell(
                  Arrays.stream(values).average().orElseThrow(),
                  Optional.of(StudentT.interval(values))));
    };
  }

  /**
   * The best mean of a column; empty if fewer than two rows have one.
   *
   * @param means the rows
   * @param column the column's place among the cells
   * @param scale what the column's numbers mean
   */
  public static OptionalDouble best(List<SeedMean> means, int column, Scale scale) {
    double[] values =
        means.stream()
            .flatMap(row -> row.cells().get(column).stream())
            .mapToDouble(Cell::mean)
            .toArray();
    return values.length < 2
        ? OptionalDouble.empty()
        : Arrays.stream(values).reduce((a, b) -> scale.better(b, a) ? b : a);
  }

  /** The cell's number and interval as text: {@code 52.1 [50.9, 53.3]}. */
  public static String text(Cell cell, Column column) {
    return Format.number(cell.mean(), column.scale())
        + cell.interval()
            .map(interval -> " " + Format.interval(interval, column.scale()))
            .orElse("");
  }
}
