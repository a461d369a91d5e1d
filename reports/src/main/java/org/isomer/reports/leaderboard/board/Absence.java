package org.isomer.reports.leaderboard.board;

import java.util.ArrayList;
import java.util.List;
import org.isomer.reports.record.Data;
import org.isomer.reports.record.FailedResult;

/**
 * Why a cell of a board is empty, as somebody has stated it, or as a failure has left it.
 *
 * @param row the label of its row
 * @param column the number of its column, from 0
 * @param reason such as {@code diverged at every learning rate}
 */
public record Absence(String row, int column, String reason) {
  /** Whether another one is of the same cell. */
  public boolean isOfSameCell(Absence other) {
    return row.equals(other.row) && column == other.column;
  }

  /** Those of a board's empty cells that are known by failures. */
  static List<Absence> of(Board board, List<FailedResult> failures) {
    List<Absence> absences = new ArrayList<>();
    for (FailedResult failure : failures) {
      if (areSame(failure.data(), board.data())) {
        board.rows().stream()
            .filter(row -> row.subject().equals(failure.subject()))
            .forEach(row -> absences.addAll(of(board, row, failure)));
      }
    }
    return absences;
  }

  private static List<Absence> of(Board board, Row row, FailedResult failure) {
    List<Absence> absences = new ArrayList<>();
    for (int i = 0; i < row.cells().size(); i++) {
      boolean asked =
          board.columns().get(i).protocol().digest().equals(failure.protocol().digest());
      if (asked && row.cells().get(i).isEmpty()) {
        absences.add(new Absence(row.label(), i, "failed: " + failure.reason()));
      }
    }
    return absences;
  }

  private static boolean areSame(Data a, Data b) {
    return a.digest().equals(b.digest())
        && a.split().equals(b.split())
        && a.samples() == b.samples();
  }
}
