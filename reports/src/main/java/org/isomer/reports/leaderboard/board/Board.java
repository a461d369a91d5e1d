package org.isomer.reports.leaderboard.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isomer.reports.record.Data;
import org.isomer.reports.record.FailedResult;

/**
 * The results on one set of samples.
 *
 * @param data the samples
 * @param columns one for each protocol; those with most results first
 * @param rows one for each subject, best first by the first column; the order of rows that differ
 *     by less than the noise means nothing, which their cells say
 * @param doubts what its results state otherwise than it follows from what is stored beside them, a
 *     sentence each
 * @param published rows of numbers from elsewhere; mostly none
 * @param absences reasons of empty cells, as far as they are known
 */
public record Board(
    Data data,
    List<Column> columns,
    List<Row> rows,
    List<String> doubts,
    List<PublishedRow> published,
    List<Absence> absences) {
  /** Copies the lists. */
  public Board {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    doubts = List.copyOf(doubts);
    published = List.copyOf(published);
    absences = List.copyOf(absences);
  }

  /** The same with doubts. */
  public Board doubting(List<String> found) {
    return new Board(data, columns, rows, found, published, absences);
  }

  /** The same with numbers from elsewhere. */
  public Board with(List<PublishedRow> stated) {
    return new Board(data, columns, rows, doubts, stated, absences);
  }

  /** The same with reasons of empty cells, in place of others of these cells. */
  public Board lacking(List<Absence> stated) {
    List<Absence> all = new ArrayList<>(stated);
    for (Absence known : absences) {
      if (stated.stream().noneMatch(known::isOfSameCell)) {
        all.add(known);
      }
    }
    return new Board(data, columns, rows, doubts, published, all);
  }

  /** The same with what failures say of its empty cells. */
  public Board failing(List<FailedResult> failures) {
    return lacking(Absence.of(this, failures));
  }

  /** Why a cell is empty, if that is known. */
  public Optional<String> reason(Row row, int column) {
    return absences.stream()
        .filter(absence -> absence.row().equals(row.label()) && absence.column() == column)
        .map(Absence::reason)
        .findFirst();
  }
}
