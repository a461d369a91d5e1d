package org.isomer.eval.cli.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isomer.data.text.DelimitedFile;
import org.isomer.data.text.Fields;
import org.isomer.data.text.Header;
import org.isomer.reports.leaderboard.Leaderboard;
import org.isomer.reports.leaderboard.board.Absence;
import org.isomer.reports.leaderboard.board.Board;
import org.isomer.reports.leaderboard.board.Row;
import org.isomer.spi.BadInputException;

/**
 * Reads why results are missing on a leaderboard: a CSV with the columns subject, data, task and
 * reason, the first three as the leaderboard has them. A subject stands for all of its rows.
 */
final class MissingReasons {
  private static final List<String> COLUMNS = List.of("subject", "data", "task", "reason");
  private static final int DATA = 1;
  private static final int TASK = 2;
  private static final int REASON = 3;

  private final List<Fields> lines;

  private MissingReasons(List<Fields> lines) {
    this.lines = lines;
  }

  /**
   * Reads a file, before any results are.
   *
   * @throws BadInputException if it is not of that form
   */
  static MissingReasons read(Path file) {
    return new MissingReasons(
        DelimitedFile.of(file, Header.FIXED).read(COLUMNS, MissingReasons::filled));
  }

  private static Fields filled(Fields line) {
    for (int field = 0; field < COLUMNS.size(); field++) {
      line.filled(field, COLUMNS.get(field));
    }
    return line;
  }

  /**
   * Adds the reasons to the boards that they belong to.
   *
   * @throws BadInputException if one names what the leaderboard does not have, or a result that is
   *     not missing, or if one is given twice
   */
  Leaderboard addTo(Leaderboard leaderboard) {
    BoardPlaces places = new BoardPlaces(leaderboard.boards());
    List<List<Absence>> absences =
        leaderboard.boards().stream().<List<Absence>>map(board -> new ArrayList<>()).toList();
    for (Fields line : lines) {
      BoardPlaces.Place place = places.of(line, DATA, TASK);
      Board board = leaderboard.boards().get(place.board());
      add(line, board, place.column(), absences.get(place.board()));
    }
    List<Board> boards =
        IntStream.range(0, absences.size())
            .mapToObj(i -> leaderboard.boards().get(i).lacking(absences.get(i)))
            .toList();
    return new Leaderboard(boards, leaderboard.ranking());
  }

  private static void add(Fields line, Board board, int column, List<Absence> absences) {
    String subject =
        BoardPlaces.known(line, 0, board.rows().stream().flatMap(MissingReasons::names));
    List<String> rows =
        board.rows().stream()
            .filter(row -> names(row).anyMatch(subject::equals))
            .filter(row -> row.cells().get(column).isEmpty())
            .map(Row::label)
            .toList();
    if (rows.isEmpty()) {
      throw line.table()
          .wrong(
              line.line(),
              "%s has a result for this task, so that nothing is missing. Remove the line"
                  .formatted(subject));
    }
    for (String row : rows) {
      Absence stated = new Absence(row, column, line.value(REASON));
      if (absences.stream().anyMatch(stated::isOfSameCell)) {
        throw line.table()
            .wrong(
                line.line(),
                "%s has a reason for this task already. Remove one of them".formatted(subject));
      }
      absences.add(stated);
    }
  }

  private static Stream<String> names(Row row) {
    return Stream.of(row.label(), row.subject().name());
  }
}
