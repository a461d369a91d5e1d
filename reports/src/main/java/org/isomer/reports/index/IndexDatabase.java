package org.isomer.reports.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.sqlite.SQLiteConfig;

/** The database of an index: where it lies and what its tables are. */
final class IndexDatabase {
  /** To be raised when a column begins to hold something else. */
  private static final int CONTENT = 1;

  private static final int PATIENCE_MILLISECONDS = 60_000;

  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE IF NOT EXISTS record (number INTEGER PRIMARY KEY, file TEXT NOT NULL UNIQUE,"
              + " bytes INTEGER NOT NULL, modified INTEGER NOT NULL, changed INTEGER NOT NULL, "
              + columns()
              + ")",
          "CREATE TABLE IF NOT EXISTS metric (record INTEGER NOT NULL, position INTEGER NOT NULL,"
              + " name TEXT NOT NULL, value REAL NOT NULL, low REAL, high REAL,"
              + " samples INTEGER NOT NULL, PRIMARY KEY (record, position)) WITHOUT ROWID",
          "CREATE INDEX IF NOT EXISTS metric_by_name ON metric (name, record, value)");

  /** Tables that differ have another version by themselves. */
  static final int VERSION = 31 * TABLES.hashCode() + CONTENT;

  private IndexDatabase() {}

  /** Opens the database in a file, which is made if it is missing or of another version. */
  static Connection inFile(Path file) throws SQLException {
    Connection connection = connect(file.toUri().toString());
    try {
      if (isEmpty(connection)) {
        create(connection);
      } else if (number(connection, "PRAGMA user_version") != VERSION) {
        connection.close();
        delete(file);
        connection = connect(file.toUri().toString());
        create(connection);
      }
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Makes a database that is gone when it is closed. */
  static Connection inMemory() throws SQLException {
    Connection connection = connect(":memory:");
    create(connection);
    return connection;
  }

  /** Deletes the file and what an interrupted process left to repair it with. */
  static void delete(Path file) throws SQLException {
    try {
      Files.deleteIfExists(file);
      Files.deleteIfExists(file.resolveSibling(file.getFileName() + "-journal"));
    } catch (IOException e) {
      throw new SQLException(e);
    }
  }

  /** A column's name in the table {@code record}. */
  static String quoted(IndexColumn column) {
    return '"' + column.title() + '"';
  }

  /** How the database keeps a value. */
  static Object stored(Object value) {
    return value instanceof Boolean flag ? (Object) (flag ? 1 : 0) : value;
  }

  private static Connection connect(String place) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(PATIENCE_MILLISECONDS);
    // Nothing is lost with the file, but what a loss of power leaves of it must not answer wrongly.
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    Connection connection = config.createConnection("jdbc:sqlite:" + place);
    connection.setAutoCommit(false);
    return connection;
  }

  private static boolean isEmpty(Connection connection) throws SQLException {
    return number(connection, "SELECT count(*) FROM sqlite_master") == 0;
  }

  private static void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        statement.executeUpdate(table);
      }
      statement.executeUpdate("PRAGMA user_version = " + VERSION);
    }
    connection.commit();
  }

  private static int number(Connection connection, String sql) throws SQLException {
    int number;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      number = rows.next() ? rows.getInt(1) : 0;
    }
    // So that who writes next waits for another process instead of failing.
    connection.commit();
    return number;
  }

  private static String columns() {
    return Arrays.stream(IndexColumn.values())
        .map(column -> quoted(column) + " " + type(column.kind()))
        .collect(Collectors.joining(", "));
  }

  /** Without a type, a number stays the whole number or the fraction that it was. */
  private static String type(IndexColumn.Kind kind) {
    return switch (kind) {
      case TEXT -> "TEXT";
      case NUMBER -> "";
      case FLAG -> "INTEGER";
    };
  }
}
