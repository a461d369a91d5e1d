package org.isomer.reports.leaderboard;

import java.util.List;
import org.isomer.reports.record.Data;

/**
 * The results on one set of samples.
 *
 * @param data the samples
 * @param columns one for each protocol; those with most results first
 * @param rows one for each subject, best first by the first column; the order of rows that differ
 *     by less than the noise means nothing, which their cells say
 * @param doubts what its results state otherwise than it follows from what is stored beside them, a
 *     sentence each
 */
public record Board(Data data, List<Column> columns, List<Row> rows, List<String> doubts) {
  /** Copies the lists. */
  public Board {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    doubts = List.copyOf(doubts);
  }

  /** The same with doubts. */
  public Board doubting(List<String> found) {
    return new Board(data, columns, rows, found);
  }
}
