package org.isomer.spi;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** What is known of files, so that those that have not changed need not be read again. */
@FunctionalInterface
public interface FileIndex {
  /** Knows nothing and keeps nothing: every file is read. */
  FileIndex NONE =
      (files, read) -> IntStream.range(0, files.size()).parallel().mapToObj(read).toList();

  /**
   * What files hold. One that has the size and the time of change that it had when it was read last
   * is taken to hold the same.
   *
   * @param read reads the file of an index into {@code files} that is not known, or has changed;
   *     empty if it cannot be read. Called by many threads
   * @return what each file holds; empty where {@code read} said so
   */
  List<Optional<FileFacts>> of(List<Path> files, IntFunction<Optional<FileFacts>> read);

  /**
   * Begins to tell the user how far the reading of files is, where there is a user; close it at the
   * end.
   *
   * @param title what is going on, such as {@code index photos}
   * @param bytes how many there are to read
   */
  default Watch watch(String title, long bytes) {
    return read -> {};
  }

  /** Formats of image files that are read beside Isomer's own. */
  default Set<ImageFormat> imageFormats() {
    return Set.of();
  }

  /** Tells the user, where there is one, what is good to know and needs no answer. */
  default void warn(String text) {}

  /** Is told how far the reading of files is. Safe for many threads. */
  @FunctionalInterface
  interface Watch extends AutoCloseable {
    /** Counts bytes as read. */
    void advance(long bytes);

    @Override
    default void close() {}
  }
}
