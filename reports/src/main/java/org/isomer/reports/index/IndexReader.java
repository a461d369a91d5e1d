package org.isomer.reports.index;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Answers a query from the tables of an index. */
final class IndexReader {
  private static final String COLUMNS =
      Arrays.stream(IndexColumn.values())
          .map(column -> ", " + IndexDatabase.quoted(column))
          .collect(Collectors.joining());

  private final Connection connection;
  private final Path folder;
  private final IndexQuery query;
  private final List<Object> marks = new ArrayList<>();
  private final String selection;

  private IndexReader(Connection connection, Path folder, IndexQuery query) {
    this.connection = connection;
    this.folder = folder;
    this.query = query;
    selection = selection();
  }

  static List<IndexedResult> find(Connection connection, Path folder, IndexQuery query)
      throws SQLException {
    IndexReader reader = new IndexReader(connection, folder, query);
    List<IndexedResult> results = reader.results(reader.metrics());
    connection.commit();
    return results;
  }

  /** The names of all metrics, of which there are few. */
  static List<String> metricNames(Connection connection) throws SQLException {
    // Jumps from name to name in the index, where DISTINCT would read every row.
    String sql =
        "WITH RECURSIVE names (name) AS (SELECT min(name) FROM metric UNION ALL"
            + " SELECT (SELECT min(metric.name) FROM metric WHERE metric.name > names.name)"
            + " FROM names WHERE names.name IS NOT NULL)"
            + " SELECT name FROM names WHERE name IS NOT NULL";
    List<String> names = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    connection.commit();
    return List.copyOf(names);
  }

  /** All of a query after the columns. */
  private String selection() {
    StringBuilder sql = new StringBuilder(" FROM record");
    String separator = " WHERE ";
    for (IndexCondition condition : query.conditions()) {
      sql.append(separator).append(condition.sql(marks));
      separator = " AND ";
    }
    sql.append(" ORDER BY ");
    query.sort().ifPresent(name -> sql.append(order(name)).append(", "));
    sql.append("file");
    query.limit().ifPresent(limit -> sql.append(" LIMIT ").append(limit));
    return sql.toString();
  }

  private String order(String name) {
    String key =
        IndexColumn.of(name)
            .map(IndexDatabase::quoted)
            .orElse("(SELECT value FROM metric WHERE name = ? AND record = number)");
    if (IndexColumn.of(name).isEmpty()) {
      marks.add(name);
    }
    return key + (query.descending() ? " DESC" : " ASC") + " NULLS LAST";
  }

  private Map<Long, Map<String, Double>> metrics() throws SQLException {
    Set<String> names = query.metrics();
    if (!query.everyMetric() && names.isEmpty()) {
      return Map.of();
    }
    List<Object> all = new ArrayList<>(marks);
    StringBuilder sql =
        new StringBuilder("SELECT record, name, value FROM metric WHERE record IN (SELECT number")
            .append(selection)
            .append(")");
    if (!query.everyMetric()) {
      all.addAll(names);
      sql.append(" AND name IN (?")
          .append(String.join("", Collections.nCopies(names.size() - 1, ", ?")))
          .append(")");
    }
    sql.append(" ORDER BY record, position");
    Map<String, String> shared = new HashMap<>();
    Map<Long, Map<String, Double>> metrics = new HashMap<>();
    try (PreparedStatement statement = prepared(sql.toString(), all);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        String name = shared.computeIfAbsent(rows.getString(2), read -> read);
        metrics
            .computeIfAbsent(rows.getLong(1), record -> new LinkedHashMap<>())
            .put(name, rows.getDouble(3));
      }
    }
    return metrics;
  }

  private List<IndexedResult> results(Map<Long, Map<String, Double>> metrics) throws SQLException {
    List<IndexedResult> results = new ArrayList<>();
    try (PreparedStatement statement =
            prepared("SELECT number, file" + COLUMNS + selection, marks);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        results.add(
            new IndexedResult(
                folder.resolve(rows.getString(2)),
                values(rows),
                metrics.getOrDefault(rows.getLong(1), Map.of())));
      }
    }
    return results;
  }

  private static Map<IndexColumn, Object> values(ResultSet rows) throws SQLException {
    Map<IndexColumn, Object> values = new EnumMap<>(IndexColumn.class);
    int position = 3;
    for (IndexColumn column : IndexColumn.values()) {
      Object value = rows.getObject(position++);
      if (value != null) {
        values.put(column, read(column.kind(), value));
      }
    }
    return values;
  }

  /** The database gives small whole numbers as {@code Integer}. */
  private static Object read(IndexColumn.Kind kind, Object value) {
    return switch (kind) {
      case TEXT -> value;
      case FLAG -> ((Number) value).intValue() != 0;
      case NUMBER -> value instanceof Integer number ? (Object) number.longValue() : value;
    };
  }

  private PreparedStatement prepared(String sql, List<Object> values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
    return statement;
  }
}
