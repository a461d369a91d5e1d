package org.isomer.reports.record;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.isomer.file.BoundedInput;
import org.isomer.spi.BadInputException;

/** Compression in memory. Equal bytes give equal bytes: the header holds no time. */
final class Gzip {
  /** What any file may unpack to, and how many times its size a large one may. */
  private static final long ANY = 64L << 20;

  private static final long TIMES = 100;

  private Gzip() {}

  static byte[] pack(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /**
   * Unpacks what a file holds.
   *
   * @throws BadInputException if it is cut short or damaged, or unpacks to far more than
   *     predictions do
   */
  static byte[] unpack(byte[] bytes, Path file) {
    long limit = Math.min(ANY + TIMES * bytes.length, Integer.MAX_VALUE - Long.BYTES);
    try (BoundedInput in =
        new BoundedInput(new GZIPInputStream(new ByteArrayInputStream(bytes)), limit)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new BadInputException(
          "%s: cannot be unpacked: %s. Evaluate again, or restore the file."
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
