package org.isomer.train;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.isomer.spi.BadInputException;

/** SHA-256, as run directories and results use it. */
public final class Digests {
  private static final int DIGITS = 12;

  private Digests() {}

  /** A new SHA-256 computation. */
  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * The SHA-256 of a file in hexadecimal.
   *
   * @throws BadInputException if it cannot be read
   */
  public static String ofFile(Path file) {
    try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), sha256())) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (IOException e) {
      throw new BadInputException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** The SHA-256 of a text in hexadecimal. */
  public static String ofText(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** A digest's first digits, as messages show them. */
  static String brief(String digest) {
    return digest.length() <= DIGITS ? digest : digest.substring(0, DIGITS) + "…";
  }
}
