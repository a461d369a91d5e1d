package org.isomer.reports.index;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.isomer.reports.json.BadResultException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/**
 * The index of a folder of results. It answers for the records as they are when it is opened: only
 * those whose file has another size or time than before are read.
 *
 * <p>It lies in the folder as {@value #FILE}. Where it cannot be written, it is built in memory.
 */
public final class ResultIndex implements AutoCloseable {
  /** The file's name in the folder. */
  public static final String FILE = ".index.sqlite";

  /** What says that the file is at fault, and not the disk or another process. */
  private static final Set<SQLiteErrorCode> DAMAGE =
      EnumSet.of(
          SQLiteErrorCode.SQLITE_CORRUPT,
          SQLiteErrorCode.SQLITE_NOTADB,
          SQLiteErrorCode.SQLITE_ERROR,
          SQLiteErrorCode.SQLITE_CONSTRAINT,
          SQLiteErrorCode.SQLITE_MISMATCH);

  private final Path folder;
  private final IntFunction<ReadingProgress> progress;

  private Place place = Place.FILE;
  private @Nullable Connection connection;
  private List<String> problems = List.of();

  /** Where the index lies; each is the way out of what fails in the one before. */
  private enum Place {
    FILE,
    NEW_FILE,
    MEMORY
  }

  /** Something that is done with the tables. */
  private interface Work<T> {
    T with(Connection tables) throws SQLException;
  }

  private ResultIndex(Path folder, IntFunction<ReadingProgress> progress) {
    this.folder = folder;
    this.progress = progress;
  }

  /**
   * Opens the index of a folder and brings it up to date.
   *
   * @param progress is asked for with the number of records to read, if there are any
   * @throws BadResultException if the folder is missing or holds no record
   */
  public static ResultIndex open(Path folder, IntFunction<ReadingProgress> progress) {
    if (!Files.isDirectory(folder)) {
      throw new BadResultException(folder + ": is no folder. Name a folder of results.");
    }
    ResultIndex index = new ResultIndex(folder, progress);
    index.done(tables -> tables);
    return index;
  }

  /** What is wrong with the records that cannot be read, which are in no answer. */
  public List<String> problems() {
    return problems;
  }

  /** Whether the index is gone when it is closed. */
  public boolean inMemory() {
    return place == Place.MEMORY;
  }

  /** The names of all metrics. */
  public List<String> metrics() {
    return done(IndexReader::metricNames);
  }

  /** The results that a query asks for, in its order. */
  public List<IndexedResult> find(IndexQuery query) {
    return done(tables -> IndexReader.find(tables, folder, query));
  }

  private <T> T done(Work<T> work) {
    while (true) {
      try {
        if (connection == null) {
          connection = opened();
        }
        return work.with(connection);
      } catch (SQLException e) {
        close();
        place = instead(e);
      }
    }
  }

  private Connection opened() throws SQLException {
    // Comes first, as there is to be no index in a folder without results.
    IndexUpdate update = IndexUpdate.of(folder);
    Path file = folder.resolve(FILE);
    if (place == Place.NEW_FILE) {
      IndexDatabase.delete(file);
    }
    Connection opened =
        place == Place.MEMORY ? IndexDatabase.inMemory() : IndexDatabase.inFile(file);
    try {
      problems = update.apply(opened, progress);
      return opened;
    } catch (SQLException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private Place instead(SQLException e) {
    if (place == Place.MEMORY) {
      throw new BadResultException(
          folder
              + ": SQLite cannot make an index, not even in memory: "
              + e.getMessage()
              + ". Its library is unpacked into the folder for temporary files; see whether that can"
              + " be written.",
          e);
    }
    // The first byte of a code says the kind of error.
    boolean damaged = DAMAGE.contains(SQLiteErrorCode.getErrorCode(e.getErrorCode() & 0xff));
    return damaged && place == Place.FILE ? Place.NEW_FILE : Place.MEMORY;
  }

  @Override
  public void close() {
    Connection open = connection;
    connection = null;
    try {
      if (open != null) {
        open.close();
      }
    } catch (SQLException e) {
      // There is nothing in it that the records do not have.
    }
  }
}
