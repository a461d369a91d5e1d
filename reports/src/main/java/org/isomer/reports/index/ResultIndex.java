package org.isomer.reports.index;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.IntFunction;
import org.isomer.file.FolderLock;
import org.isomer.reports.record.ResultArchive;
import org.isomer.spi.BadInputException;
import org.jspecify.annotations.Nullable;

/**
 * The index of a folder of results. It answers for the records as they are when it is opened: only
 * those whose file has another {@linkplain org.isomer.data.FileStamp stamp} than before are read.
 *
 * <p>It lies in the folder as {@value #FILE}, with a check sum beside it, and is made anew where
 * that does not fit. Where it cannot be written, it is built in memory.
 */
public final class ResultIndex implements AutoCloseable {
  /** The file's name in the folder. */
  public static final String FILE = ".index.sqlite";

  private final ResultArchive archive;
  private final Path folder;
  private final IntFunction<ReadingProgress> progress;

  private boolean inMemory;
  private @Nullable Connection connection;
  private List<String> problems = List.of();

  /** Something that is done with the tables. */
  private interface Work<T> {
    T with(Connection tables) throws SQLException;
  }

  private ResultIndex(ResultArchive archive, Path folder, IntFunction<ReadingProgress> progress) {
    this.archive = archive;
    this.folder = folder;
    this.progress = progress;
  }

  /**
   * Opens the index of a folder and brings it up to date.
   *
   * @param archive where the folder's results are
   * @param progress is asked for with the number of records to read, if there are any
   * @throws BadInputException if the folder is missing or holds no record
   */
  public static ResultIndex open(
      ResultArchive archive, Path folder, IntFunction<ReadingProgress> progress) {
    ResultIndex index = new ResultIndex(archive, folder, progress);
    index.done(tables -> tables);
    return index;
  }

  /** What is wrong with the records that cannot be read, which are in no answer. */
  public List<String> problems() {
    return problems;
  }

  /** Whether the index is gone when it is closed. */
  public boolean inMemory() {
    return inMemory;
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
        if (inMemory) {
          throw new BadInputException(
              folder
                  + ": SQLite cannot make an index, not even in memory: "
                  + e.getMessage()
                  + ". Its library is unpacked into the folder for temporary files; see whether"
                  + " that can be written.",
              e);
        }
        inMemory = true;
      }
    }
  }

  private Connection opened() throws SQLException {
    // Comes first, as there is to be no index in a folder without results.
    IndexUpdate update = IndexUpdate.of(archive, folder);
    if (inMemory) {
      return updated(IndexDatabase.inMemory(), update, () -> {});
    }
    Path file = folder.resolve(FILE);
    IndexSeal seal = new IndexSeal(file);
    try (FolderLock lock = Files.isWritable(folder) ? FolderLock.ofFile(file) : null) {
      if (!seal.fits()) {
        IndexDatabase.delete(file);
      }
      return updated(IndexDatabase.inFile(file), update, seal::set);
    }
  }

  private Connection updated(Connection opened, IndexUpdate update, IndexUpdate.Kept kept)
      throws SQLException {
    try {
      problems = update.apply(opened, progress, kept);
      return opened;
    } catch (SQLException | RuntimeException e) {
      opened.close();
      throw e;
    }
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
