package org.isomer.reports.index;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.isomer.reports.record.Interval;
import org.isomer.reports.record.Metric;

/** Puts rows into an index and takes them out; nothing counts before the connection's commit. */
final class IndexWriter implements AutoCloseable {
  private final PreparedStatement removeMetrics;
  private final PreparedStatement removeRecord;
  private final PreparedStatement addRecord;
  private final PreparedStatement addMetric;

  IndexWriter(Connection connection) throws SQLException {
    removeMetrics =
        connection.prepareStatement(
            "DELETE FROM metric WHERE record = (SELECT number FROM record WHERE file = ?)");
    removeRecord = connection.prepareStatement("DELETE FROM record WHERE file = ?");
    addRecord =
        connection.prepareStatement(
            "INSERT INTO record VALUES (NULL, ?, ?, ?, ?"
                + String.join("", Collections.nCopies(IndexColumn.values().length, ", ?"))
                + ")");
    // A table without row ids leaves the id of the last row to the record.
    addMetric =
        connection.prepareStatement(
            "INSERT INTO metric VALUES (last_insert_rowid(), ?, ?, ?, ?, ?, ?)");
  }

  void remove(String file) throws SQLException {
    removeMetrics.setString(1, file);
    removeMetrics.executeUpdate();
    removeRecord.setString(1, file);
    removeRecord.executeUpdate();
  }

  /** Adds a row for a file that has none. */
  void add(IndexRow row) throws SQLException {
    addRecord.setString(1, row.file());
    addRecord.setLong(2, row.stamp().size());
    addRecord.setLong(3, row.stamp().modified());
    addRecord.setLong(4, row.stamp().changed());
    int place = 5;
    for (IndexColumn column : IndexColumn.values()) {
      addRecord.setObject(
          place++,
          Optional.ofNullable(row.values().get(column)).map(IndexDatabase::stored).orElse(null));
    }
    addRecord.executeUpdate();
    int position = 0;
    for (Map.Entry<String, Metric> entry : row.metrics().entrySet()) {
      Metric metric = entry.getValue();
      addMetric.setInt(1, position++);
      addMetric.setString(2, entry.getKey());
      addMetric.setDouble(3, metric.value());
      addMetric.setObject(4, metric.interval().map(Interval::low).orElse(null));
      addMetric.setObject(5, metric.interval().map(Interval::high).orElse(null));
      addMetric.setLong(6, metric.samples());
      addMetric.addBatch();
    }
    addMetric.executeBatch();
  }

  @Override
  public void close() throws SQLException {
    removeMetrics.close();
    removeRecord.close();
    addRecord.close();
    addMetric.close();
  }
}
