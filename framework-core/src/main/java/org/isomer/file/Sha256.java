package org.isomer.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.isomer.spi.BadInputException;

/** SHA-256 of bytes, texts and files. */
public final class Sha256 {
  private static final int DIGITS = 12;

  private Sha256() {}

  /** A new computation. */
  public static MessageDigest start() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** What a computation comes to, in hexadecimal; it starts anew. */
  public static String hex(MessageDigest computation) {
    return HexFormat.of().formatHex(computation.digest());
  }

  /** The 32 bytes of bytes. */
  public static byte[] of(byte[] bytes) {
    return start().digest(bytes);
  }

  /** The 32 bytes of a text in UTF-8. */
  public static byte[] of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The 32 bytes of a file.
   *
   * @throws BadInputException if it cannot be read
   */
  public static byte[] of(Path file) {
    try (DigestInputStream in = new DigestInputStream(new RegularFile(file).open(), start())) {
      in.transferTo(OutputStream.nullOutputStream());
      return in.getMessageDigest().digest();
    } catch (IOException e) {
      throw new BadInputException(FileTrouble.reading(file, e), e);
    }
  }

  /** Those of bytes in hexadecimal. */
  public static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(of(bytes));
  }

  /** Those of a text in UTF-8 in hexadecimal. */
  public static String hex(String text) {
    return HexFormat.of().formatHex(of(text));
  }

  /**
   * Those of a file in hexadecimal.
   *
   * @throws BadInputException if it cannot be read
   */
  public static String hex(Path file) {
    return HexFormat.of().formatHex(of(file));
  }

  /** The first digits of hexadecimal ones, as messages show them. */
  public static String brief(String hex) {
    return hex.length() <= DIGITS ? hex : hex.substring(0, DIGITS) + "…";
  }
}
