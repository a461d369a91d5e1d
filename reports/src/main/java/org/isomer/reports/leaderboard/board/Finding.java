package org.isomer.reports.leaderboard.board;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a column says: who leads, and whether by more than chance.
 *
 * @param column the column's title
 * @param leader the label of the row with the best number; of several, all
 * @param statement how it compares with the runner-up
 */
public record Finding(String column, String leader, String statement) {
  /**
   * One finding for each column whose best has been tested against the runner-up; none on a board
   * with several seeds of a subject, where the best seed leads by luck and the means say more.
   */
  public static List<Finding> of(Board board) {
    if (!SeedMean.of(board).isEmpty()) {
      return List.of();
    }
    return IntStream.range(0, board.columns().size())
        .mapToObj(column -> of(board, column))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Finding> of(Board board, int column) {
    List<String> leaders =
        board.rows().stream()
            .filter(row -> standing(row, column).filter(Standing.BEST::equals).isPresent())
            .map(Row::label)
            .toList();
    Optional<Row> runnerUp =
        board.rows().stream()
            .filter(row -> gap(row, column).isPresent())
            .min(Comparator.comparing(row -> gap(row, column).orElseThrow().difference().value()));
    if (leaders.isEmpty() || runnerUp.isEmpty()) {
      return Optional.empty();
    }
    String title = board.columns().get(column).title();
    Gap gap = gap(runnerUp.get(), column).orElseThrow();
    boolean one = leaders.size() == 1;
    String statement =
        gap.significant()
            ? "%s: %s above %s, %s"
                .formatted(
                    one ? "leads" : "lead with the same number",
                    Format.points(gap),
                    runnerUp.get().label(),
                    Format.pValue(gap.pValue()))
            : "%s the best number, but %s is not significantly different: %s below, %s"
                .formatted(
                    one ? "has" : "share",
                    runnerUp.get().label(),
                    Format.points(gap),
                    Format.pValue(gap.pValue()));
    return Optional.of(new Finding(title, String.join(" and ", leaders), statement));
  }

  private static Optional<Standing> standing(Row row, int column) {
    return row.cells().get(column).map(Cell::standing);
  }

  private static Optional<Gap> gap(Row row, int column) {
    return row.cells().get(column).flatMap(Cell::gap);
  }
}
