package org.isomer.data.shard;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.isomer.file.Sha256;

/**
 * An index that is read from its beginning to its end, and digested on the way. What it says of
 * sizes is compared with how much is left, and room is made for what has come: a server can claim
 * any length.
 */
final class IndexInput {
  private static final int DIGEST = 32;
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final MessageDigest sha = Sha256.start();
  private long left;

  /**
   * Begins.
   *
   * @param length bytes of the index, its seal included
   */
  IndexInput(InputStream in, long length) {
    this.in = new BufferedInputStream(in, BUFFER);
    left = length - DIGEST;
  }

  byte[] bytes(int count) throws IOException {
    byte[] bytes = count > left ? new byte[0] : in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("it is damaged");
    }
    sha.update(bytes);
    left -= count;
    return bytes;
  }

  int number() throws IOException {
    return ByteBuffer.wrap(bytes(Integer.BYTES)).getInt();
  }

  long longNumber() throws IOException {
    return ByteBuffer.wrap(bytes(Long.BYTES)).getLong();
  }

  String text() throws IOException {
    int length = ByteBuffer.wrap(bytes(Short.BYTES)).getShort() & 0xFFFF;
    return new String(bytes(length), StandardCharsets.UTF_8);
  }

  /**
   * How many of something follow.
   *
   * @param size the fewest bytes that each has
   */
  int count(int size) throws IOException {
    int count = number();
    if (count < 0 || count > left / size) {
      throw new IOException("it is damaged");
    }
    return count;
  }

  int[] numbers(int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(bytes(Math.multiplyExact(count, Integer.BYTES)));
    int[] numbers = new int[count];
    bytes.asIntBuffer().get(numbers);
    return numbers;
  }

  long[] longNumbers(int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(bytes(Math.multiplyExact(count, Long.BYTES)));
    long[] numbers = new long[count];
    bytes.asLongBuffer().get(numbers);
    return numbers;
  }

  /**
   * Reads the seal.
   *
   * @throws IOException if it is not that of what was read, or more follows
   */
  void requireSeal() throws IOException {
    if (left != 0 || !MessageDigest.isEqual(in.readNBytes(DIGEST), sha.digest())) {
      throw new IOException("it is damaged");
    }
  }
}
