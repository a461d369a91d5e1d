package org.isomer.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.isomer.file.Sha256;
import org.isomer.spi.Examples;

/** SHA-256 over numbers (32-bit big-endian), texts (UTF-8 after their length) and bytes. */
public final class ContentDigest {
  private final MessageDigest sha;

  /** A new one. */
  public ContentDigest() {
    this(Sha256.start());
  }

  /** One that adds to another digest. */
  public ContentDigest(MessageDigest sha) {
    this.sha = sha;
  }

  /** Adds a number. */
  public ContentDigest add(int number) {
    return add(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
  }

  /** Adds a text. */
  public ContentDigest add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return add(bytes.length).add(bytes);
  }

  /** Adds bytes, such as a digest. */
  public ContentDigest add(byte[] bytes) {
    sha.update(bytes);
    return this;
  }

  /** Adds what an example says of itself. */
  public ContentDigest add(Examples examples, long index) {
    examples.digest(index, sha);
    return this;
  }

  /** The digest in hexadecimal. */
  public String hex() {
    return Sha256.hex(sha);
  }
}
