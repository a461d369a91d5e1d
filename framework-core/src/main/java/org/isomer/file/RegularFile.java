package org.isomer.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;
import org.isomer.spi.BadInputException;

/**
 * A file to read, no pipe or device, of which nobody knows an end. Whoever reads a file opens it
 * here: one that is none is then a fault with a name and not a wait without end.
 *
 * @param path where it is
 */
public record RegularFile(Path path) {
  /** The longest file that is read, in bytes. */
  private static final long LONGEST = 1L << 30;

  private static final LongAdder READING = new LongAdder();

  /**
   * Makes sure that it is no pipe, device or folder, before anybody waits for its bytes.
   *
   * @throws BadInputException if it is one
   */
  public void require() {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new BadInputException("%s: is no regular file. Name a file.".formatted(path));
    }
  }

  /**
   * Opens it; the caller closes it.
   *
   * @throws BadInputException if it is no regular file
   */
  public InputStream open() throws IOException {
    require();
    return Files.newInputStream(path);
  }

  /**
   * What the file holds.
   *
   * @throws BadInputException if it cannot be read, is no regular file, or has more than 1 GiB
   */
  public byte[] bytes() {
    long start = System.nanoTime();
    try {
      require();
      long size = Files.size(path);
      if (size > LONGEST) {
        throw new BadInputException(
            "%s: has %d bytes, more than the %d that are read. Is it the right file?"
                .formatted(path, size, LONGEST));
      }
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new BadInputException(FileTrouble.reading(path, e), e);
    } finally {
      readSince(start);
    }
  }

  /**
   * Counts the time since then as a wait for bytes of data that were read otherwise, as a part of a
   * file.
   *
   * @param start a {@link System#nanoTime()}
   */
  public static void readSince(long start) {
    READING.add(System.nanoTime() - start);
  }

  /** The time that all threads together have waited for bytes of data. */
  public static long nanosecondsOfReading() {
    return READING.sum();
  }
}
