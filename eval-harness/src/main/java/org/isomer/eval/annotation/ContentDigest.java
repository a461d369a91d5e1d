package org.isomer.eval.annotation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.isomer.data.SplitDataset;
import org.isomer.spi.BadInputException;

/** SHA-256 over numbers (32-bit big-endian), texts (UTF-8 after their length) and digests. */
public final class ContentDigest {
  private final MessageDigest sha = SplitDataset.sha256();

  /** Adds a number. */
  public ContentDigest add(int number) {
    sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    return this;
  }

  /** Adds a text. */
  public ContentDigest add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    add(bytes.length);
    sha.update(bytes);
    return this;
  }

  /** Adds a digest. */
  public ContentDigest add(byte[] digest) {
    sha.update(digest);
    return this;
  }

  /** The digest in hexadecimal. */
  public String hex() {
    return HexFormat.of().formatHex(sha.digest());
  }

  /** The digest of bytes. */
  public static byte[] of(byte[] bytes) {
    return SplitDataset.sha256().digest(bytes);
  }

  /**
   * The digest of a file's bytes.
   *
   * @throws BadInputException if it cannot be read
   */
  public static byte[] ofFile(Path file) {
    try {
      return of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new BadInputException(
          "%s: cannot be read: %s. Check its permissions and the disk.".formatted(file, e), e);
    }
  }
}
