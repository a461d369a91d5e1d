package org.isomer.eval.cli.results;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.isomer.data.text.Fields;
import org.isomer.reports.leaderboard.board.Board;
import org.isomer.reports.leaderboard.board.Column;
import org.isomer.reports.leaderboard.board.Notes;
import org.isomer.spi.BadInputException;

/**
 * Where the lines of a table belong on a leaderboard: its columns {@code data} and {@code task} are
 * titles as the leaderboard has them, or for data the heading of a board.
 */
record BoardPlaces(List<Board> boards) {
  /** A column of a board, both by their numbers. */
  record Place(int board, int column) {}

  BoardPlaces {
    boards = List.copyOf(boards);
  }

  /**
   * The place that a line names.
   *
   * @param data the field with the data, and {@code task} the one with the task
   * @throws BadInputException if the leaderboard has no such data or task, or several of its boards
   *     have
   */
  Place of(Fields fields, int data, int task) {
    String ofData = known(fields, data, boards.stream().flatMap(BoardPlaces::titles));
    List<Board> named =
        boards.stream().filter(board -> titles(board).anyMatch(ofData::equals)).toList();
    String ofTask = known(fields, task, named.stream().flatMap(BoardPlaces::tasks));
    List<Board> own = named.stream().filter(each -> tasks(each).anyMatch(ofTask::equals)).toList();
    if (own.size() > 1) {
      throw fields
          .table()
          .wrong(
              fields.line(),
              "several boards are of %s and have the task %s. Name one of them: %s"
                  .formatted(
                      ofData,
                      ofTask,
                      own.stream()
                          .map(board -> Notes.heading(board.data()))
                          .collect(Collectors.joining("; "))));
    }
    return new Place(boards.indexOf(own.get(0)), tasks(own.get(0)).toList().indexOf(ofTask));
  }

  /** What a board's data may be called: their title, or the heading of the board. */
  private static Stream<String> titles(Board board) {
    return Stream.of(board.data().title(), Notes.heading(board.data()));
  }

  private static Stream<String> tasks(Board board) {
    return board.columns().stream().map(Column::title);
  }

  /** A title, which has to be one of those that there are. */
  static String known(Fields fields, int field, Stream<String> titles) {
    String title = fields.value(field);
    Set<String> all = titles.collect(Collectors.toCollection(LinkedHashSet::new));
    if (!all.contains(title)) {
      throw fields
          .table()
          .wrong(
              fields.line(),
              "the leaderboard has no %s '%s'. It has: %s"
                  .formatted(fields.columns().get(field), title, String.join("; ", all)));
    }
    return title;
  }
}
