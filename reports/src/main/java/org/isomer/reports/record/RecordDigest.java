package org.isomer.reports.record;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.isomer.file.RegularFile;
import org.isomer.file.Sha256;
import org.isomer.spi.BadInputException;

/**
 * The digest of a record in a file beside it, in the format of {@code sha256sum}. It binds what no
 * other part of a result determines, such as names of classes and times.
 */
public final class RecordDigest {
  /** The file's name in the record's folder. */
  public static final String FILE = ResultStore.RECORD + ".sha256";

  /** What the digest says of its record. */
  public enum State {
    /** The record is the one that was written. */
    AS_WRITTEN,
    /** It is another one. */
    CHANGED,
    /** No digest is kept: an older version wrote the record, or somebody has taken it away. */
    NOT_KEPT
  }

  private RecordDigest() {}

  /** The content of the file for a record. */
  static byte[] of(byte[] record) {
    return "%s  %s\n"
        .formatted(Sha256.hex(record), ResultStore.RECORD)
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Compares a record with its digest.
   *
   * @param record the record file
   * @throws BadInputException if one of the files cannot be read
   */
  public static State check(Path record) {
    Path file = record.resolveSibling(FILE);
    if (Files.notExists(file)) {
      return State.NOT_KEPT;
    }
    String kept = new String(new RegularFile(file).bytes(), StandardCharsets.ISO_8859_1);
    // Other programs may end the line in another way.
    return kept.split("\\s", 2)[0].equals(Sha256.hex(record)) ? State.AS_WRITTEN : State.CHANGED;
  }

  /** Refuses a record that is another one than was written. */
  static void requireAsWritten(Path record, State state) {
    if (state == State.CHANGED) {
      throw new BadInputException(
          "%s: is not the record that was written: its SHA-256 is not that of %s. Restore it, or evaluate again."
              .formatted(record, FILE));
    }
  }
}
