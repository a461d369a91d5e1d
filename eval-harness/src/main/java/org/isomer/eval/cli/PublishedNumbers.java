package org.isomer.eval.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isomer.data.text.DelimitedFile;
import org.isomer.data.text.Fields;
import org.isomer.reports.leaderboard.Board;
import org.isomer.reports.leaderboard.Column;
import org.isomer.reports.leaderboard.Leaderboard;
import org.isomer.reports.leaderboard.PublishedRow;
import org.isomer.reports.record.Scale;
import org.isomer.spi.BadInputException;

/**
 * Reads published numbers for a leaderboard: a CSV with the columns subject, data, task, value and
 * source. Data and task are titles as the leaderboard has them; a value is as papers print it, so a
 * share is in per cent.
 */
final class PublishedNumbers {
  private static final List<String> COLUMNS = List.of("subject", "data", "task", "value", "source");

  private final DelimitedFile table;

  private PublishedNumbers(Path file) {
    table = DelimitedFile.of(file, true);
  }

  /** A line: whose number it is, where it belongs, and what it is. */
  private record Entry(String subject, String source, int board, int column, double value) {
    /** What a row of a board has in common. */
    List<Object> row() {
      return List.of(board, subject, source);
    }

    List<Object> cell() {
      return List.of(board, subject, source, column);
    }
  }

  /**
   * Adds the numbers of a file to the boards that they belong to.
   *
   * @throws BadInputException if the file is not of that form, names data or a task that the
   *     leaderboard does not have, or gives a number twice
   */
  static Leaderboard addTo(Leaderboard leaderboard, Path file) {
    PublishedNumbers csv = new PublishedNumbers(file);
    List<Entry> entries =
        csv.table.read(COLUMNS, fields -> csv.entry(fields, leaderboard.boards()));
    Set<Object> seen = new HashSet<>();
    for (Entry entry : entries) {
      if (!seen.add(entry.cell())) {
        throw new BadInputException(
            "%s: %s has two numbers from %s for one task. Remove one of them."
                .formatted(file, entry.subject(), entry.source()));
      }
    }
    List<Board> boards =
        IntStream.range(0, leaderboard.boards().size())
            .mapToObj(i -> with(leaderboard.boards().get(i), i, entries))
            .toList();
    return new Leaderboard(boards, leaderboard.ranking());
  }

  private Entry entry(Fields fields, List<Board> boards) {
    String data = known(fields, 1, boards.stream().map(board -> board.data().title()));
    List<Board> own = boards.stream().filter(board -> board.data().title().equals(data)).toList();
    String task = known(fields, 2, own.stream().flatMap(PublishedNumbers::tasks));
    Board board =
        own.stream().filter(each -> tasks(each).anyMatch(task::equals)).findFirst().orElseThrow();
    int column = tasks(board).toList().indexOf(task);
    return new Entry(
        fields.filled(0, COLUMNS.get(0)),
        fields.filled(4, COLUMNS.get(4)),
        boards.indexOf(board),
        column,
        value(fields, board.columns().get(column).scale()));
  }

  private static Stream<String> tasks(Board board) {
    return board.columns().stream().map(Column::title);
  }

  /** A title, which has to be one of those that there are. */
  private String known(Fields fields, int field, Stream<String> titles) {
    String title = fields.filled(field, COLUMNS.get(field));
    Set<String> all = titles.collect(Collectors.toCollection(LinkedHashSet::new));
    if (!all.contains(title)) {
      throw table.wrong(
          fields.line(),
          "the leaderboard has no %s '%s'. It has: %s"
              .formatted(COLUMNS.get(field), title, String.join("; ", all)));
    }
    return title;
  }

  private double value(Fields fields, Scale scale) {
    double value = fields.number(3);
    if (scale != Scale.SHARE) {
      return value;
    }
    if (value < 0 || value > 100) {
      throw table.wrong(
          fields.line(),
          "the value is %s, which is no share in per cent. Correct it".formatted(value));
    }
    return value / 100;
  }

  private static Board with(Board board, int place, List<Entry> entries) {
    Map<Object, List<Optional<Double>>> rows = new LinkedHashMap<>();
    Map<Object, Entry> firsts = new LinkedHashMap<>();
    for (Entry entry : entries) {
      if (entry.board() == place) {
        firsts.putIfAbsent(entry.row(), entry);
        rows.computeIfAbsent(
                entry.row(),
                row ->
                    new ArrayList<>(
                        board.columns().stream().map(c -> Optional.<Double>empty()).toList()))
            .set(entry.column(), Optional.of(entry.value()));
      }
    }
    return board.with(
        firsts.entrySet().stream()
            .map(
                first ->
                    new PublishedRow(
                        first.getValue().subject(),
                        first.getValue().source(),
                        Objects.requireNonNull(rows.get(first.getKey()))))
            .toList());
  }
}
