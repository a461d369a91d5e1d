package org.isomer.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A text for Isomer itself, whose first line is the SHA-256 of the rest: whatever changes it from
 * outside is noticed.
 *
 * @param path where it is
 */
public record SealedFile(Path path) {
  private static final int SEAL = 64;
  private static final long LONGEST = 1L << 28;

  /**
   * What was written; empty if that is not what the file holds.
   *
   * @throws IOException if it is missing, or cannot be read
   */
  public Optional<String> text() throws IOException {
    if (Files.size(path) > LONGEST) {
      return Optional.empty();
    }
    new RegularFile(path).require();
    // A byte that is no UTF-8 becomes another character, and the seal does not fit.
    String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    return text.length() > SEAL && text.equals(sealed(text.substring(SEAL + 1)))
        ? Optional.of(text.substring(SEAL + 1))
        : Optional.empty();
  }

  /** Writes the file in one step. */
  public void write(String text) throws IOException {
    AtomicFiles.write(path, sealed(text));
  }

  private static String sealed(String text) {
    return Sha256.hex(text) + "\n" + text;
  }
}
