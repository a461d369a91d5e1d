package org.isomer.reports.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.isomer.data.FileStamp;
import org.isomer.reports.record.ResultArchive;
import org.isomer.spi.BadInputException;

/** Brings an index to the state of its folder: reads what is new or changed, drops what is gone. */
final class IndexUpdate {
  /** What is read before it is kept, so that an interrupted update goes on from there. */
  private static final int PORTION = 5000;

  /** Is told of each portion that is kept. */
  interface Kept {
    void portion() throws IOException;
  }

  private final ResultArchive archive;
  private final Path folder;
  private final Map<String, FileStamp> found;
  private final Map<String, String> problems = new ConcurrentHashMap<>();

  private IndexUpdate(ResultArchive archive, Path folder, Map<String, FileStamp> found) {
    this.archive = archive;
    this.folder = folder;
    this.found = found;
  }

  /**
   * Looks at a folder.
   *
   * @throws BadInputException if it is missing or holds no record
   */
  static IndexUpdate of(ResultArchive archive, Path folder) {
    return new IndexUpdate(archive, folder, found(archive, folder));
  }

  /**
   * Updates an index.
   *
   * @param progress is asked for with the number of records to read, if there are any
   * @param kept is told of each change
   * @return what is wrong with the records that cannot be read, in the order of their files; they
   *     are not in the index, so the next update tries them again
   */
  List<String> apply(Connection connection, IntFunction<ReadingProgress> progress, Kept kept)
      throws SQLException {
    Map<String, FileStamp> known = known(connection);
    List<String> gone = known.keySet().stream().filter(file -> !found.containsKey(file)).toList();
    List<Map.Entry<String, FileStamp>> unread =
        found.entrySet().stream()
            .filter(file -> !file.getValue().equals(known.get(file.getKey())))
            .toList();
    if (!gone.isEmpty()) {
      replace(connection, gone, List.of(), kept);
    }
    if (!unread.isEmpty()) {
      try (ReadingProgress reading = progress.apply(unread.size())) {
        for (int start = 0; start < unread.size(); start += PORTION) {
          var portion = unread.subList(start, Math.min(start + PORTION, unread.size()));
          List<IndexRow> rows =
              portion.parallelStream()
                  .flatMap(file -> row(file.getKey(), file.getValue(), reading).stream())
                  .toList();
          replace(connection, portion.stream().map(Map.Entry::getKey).toList(), rows, kept);
        }
      }
    }
    return List.copyOf(new TreeMap<>(problems).values());
  }

  private static Map<String, FileStamp> found(ResultArchive archive, Path folder) {
    Map<String, FileStamp> stamps = new LinkedHashMap<>();
    archive
        .all(folder)
        .forEach((name, stamp) -> stamps.put(folder.relativize(name).toString(), stamp));
    if (stamps.isEmpty()) {
      throw new BadInputException(
          folder
              + (Files.isDirectory(folder)
                  ? ": holds no result.json. Name a folder that `isomer eval` wrote."
                  : ": is no folder. Name a folder of results."));
    }
    return stamps;
  }

  private static Map<String, FileStamp> known(Connection connection) throws SQLException {
    Map<String, FileStamp> stamps = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT file, bytes, modified, changed FROM record")) {
      while (rows.next()) {
        stamps.put(
            rows.getString(1), new FileStamp(rows.getLong(2), rows.getLong(3), rows.getLong(4)));
      }
    }
    // So that who writes next waits for another process instead of failing.
    connection.commit();
    return stamps;
  }

  private static void replace(
      Connection connection, List<String> files, List<IndexRow> rows, Kept kept)
      throws SQLException {
    try (IndexWriter writer = new IndexWriter(connection)) {
      for (String file : files) {
        writer.remove(file);
      }
      for (IndexRow row : rows) {
        writer.add(row);
      }
    }
    connection.commit();
    try {
      kept.portion();
    } catch (IOException e) {
      throw new SQLException(e);
    }
  }

  private Optional<IndexRow> row(String name, FileStamp stamp, ReadingProgress reading) {
    Path file = folder.resolve(name);
    try {
      return Optional.of(IndexRow.of(name, stamp, archive.record(file)));
    } catch (BadInputException e) {
      problems.put(name, String.valueOf(e.getMessage()));
      return Optional.empty();
    } finally {
      reading.advance();
    }
  }
}
