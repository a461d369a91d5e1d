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
 * sizes is compared with how much is left before room is made for it.
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
    if (count > left) {
      throw new EOFException("it is damaged");
    }
    byte[] bytes = in.readNBytes(count);
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

  void fill(byte[] values) throws IOException {
    for (int from = 0; from < values.length; from += BUFFER) {
      int count = Math.min(BUFFER, values.length - from);
      System.arraycopy(bytes(count), 0, values, from, count);
    }
  }

  void fill(int[] values) throws IOException {
    int most = BUFFER / Integer.BYTES;
    for (int from = 0; from < values.length; from += most) {
      int count = Math.min(most, values.length - from);
      ByteBuffer.wrap(bytes(count * Integer.BYTES)).asIntBuffer().get(values, from, count);
    }
  }

  void fill(long[] values) throws IOException {
    int most = BUFFER / Long.BYTES;
    for (int from = 0; from < values.length; from += most) {
      int count = Math.min(most, values.length - from);
      ByteBuffer.wrap(bytes(count * Long.BYTES)).asLongBuffer().get(values, from, count);
    }
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
