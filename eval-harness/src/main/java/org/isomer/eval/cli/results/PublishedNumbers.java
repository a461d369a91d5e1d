package org.isomer.eval.cli.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.isomer.data.text.DelimitedFile;
import org.isomer.data.text.Fields;
import org.isomer.data.text.Header;
import org.isomer.reports.leaderboard.Leaderboard;
import org.isomer.reports.leaderboard.board.Board;
import org.isomer.reports.leaderboard.board.PublishedRow;
import org.isomer.reports.record.Scale;
import org.isomer.spi.BadInputException;
import org.isomer.train.PublishedPercent;

/**
 * Reads published numbers for a leaderboard: a CSV with the columns subject, data, task, value and
 * source. Data and task are titles as the leaderboard has them, or for data the heading of a board;
 * a value is as papers print it, so a share is in per cent; one that is at most 1 is doubtful.
 */
final class PublishedNumbers {
  private static final List<String> COLUMNS = List.of("subject", "data", "task", "value", "source");
  private static final int DATA = 1;
  private static final int TASK = 2;
  private static final int VALUE = 3;

  private final DelimitedFile table;
  private final List<Fields> lines;

  private PublishedNumbers(DelimitedFile table, List<Fields> lines) {
    this.table = table;
    this.lines = lines;
  }

  /**
   * Reads a file, before any results are.
   *
   * @throws BadInputException if it is not of that form
   */
  static PublishedNumbers read(Path file) {
    DelimitedFile table = DelimitedFile.of(file, Header.FIXED);
    return new PublishedNumbers(table, table.read(COLUMNS, PublishedNumbers::filled));
  }

  private static Fields filled(Fields line) {
    for (int field = 0; field < COLUMNS.size(); field++) {
      line.filled(field, COLUMNS.get(field));
    }
    line.number(VALUE);
    return line;
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
   * Adds the numbers to the boards that they belong to.
   *
   * @throws BadInputException if one names data or a task that the leaderboard does not have, or
   *     that several of its boards have, or if one is given twice
   */
  Leaderboard addTo(Leaderboard leaderboard) {
    Set<Object> seen = new HashSet<>();
    List<Entry> entries = new ArrayList<>();
    for (Fields line : lines) {
      Entry entry = entry(line, leaderboard.boards());
      if (!seen.add(entry.cell())) {
        throw table.wrong(
            line.line(),
            "%s has a number from %s for this task already. Remove one of them"
                .formatted(entry.subject(), entry.source()));
      }
      entries.add(entry);
    }
    List<Board> boards =
        IntStream.range(0, leaderboard.boards().size())
            .mapToObj(i -> with(leaderboard.boards().get(i), i, entries))
            .toList();
    return new Leaderboard(boards, leaderboard.ranking());
  }

  /** What is doubtful about the numbers, a sentence each. */
  List<String> doubts(Leaderboard leaderboard) {
    BoardPlaces places = new BoardPlaces(leaderboard.boards());
    List<String> doubts = new ArrayList<>();
    for (Fields line : lines) {
      BoardPlaces.Place place = places.of(line, DATA, TASK);
      if (leaderboard.boards().get(place.board()).columns().get(place.column()).scale()
          == Scale.SHARE) {
        new PublishedPercent(line.number(VALUE))
            .doubt()
            .ifPresent(
                doubt ->
                    doubts.add("%s: line %d: %s.".formatted(table.path(), line.line(), doubt)));
      }
    }
    return doubts;
  }

  private Entry entry(Fields fields, List<Board> boards) {
    BoardPlaces.Place place = new BoardPlaces(boards).of(fields, DATA, TASK);
    return new Entry(
        fields.value(0),
        fields.value(4),
        place.board(),
        place.column(),
        value(fields, boards.get(place.board()).columns().get(place.column()).scale()));
  }

  private double value(Fields fields, Scale scale) {
    double value = fields.number(VALUE);
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
