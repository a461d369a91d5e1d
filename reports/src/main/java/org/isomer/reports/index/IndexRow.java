package org.isomer.reports.index;

import java.util.EnumMap;
import java.util.Map;
import org.isomer.data.FileStamp;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.ResultRecord;

/**
 * A record as it enters the index.
 *
 * @param file its place below the index's folder
 * @param stamp the state of the file
 * @param values what it has of the columns
 * @param metrics all of its metrics
 */
record IndexRow(
    String file, FileStamp stamp, Map<IndexColumn, Object> values, Map<String, Metric> metrics) {
  static IndexRow of(String file, FileStamp stamp, ResultRecord record) {
    Map<IndexColumn, Object> values = new EnumMap<>(IndexColumn.class);
    for (IndexColumn column : IndexColumn.values()) {
      column.of(record).ifPresent(value -> values.put(column, value));
    }
    return new IndexRow(file, stamp, values, record.metrics());
  }
}
