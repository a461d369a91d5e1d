package org.isomer.data.shard;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.function.LongConsumer;
import org.isomer.file.Sha256;
import org.jspecify.annotations.Nullable;

/** A shard that is read once from its beginning to its end, and digested on the way. */
final class ShardInput implements Closeable {
  private static final int BUFFER = 1 << 20;

  private final InputStream in;
  private final LongConsumer read;
  private final MessageDigest all = Sha256.start();
  private final byte[] buffer = new byte[BUFFER];
  private long position;

  /**
   * Begins.
   *
   * @param read told how many further bytes are read
   */
  ShardInput(InputStream in, LongConsumer read) {
    this.in = in;
    this.read = read;
  }

  /** How many bytes have been read. */
  long position() {
    return position;
  }

  /** As many of the next bytes as there are, at most {@code count}. */
  byte[] upTo(int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    took(bytes, bytes.length);
    return bytes;
  }

  /**
   * The next bytes.
   *
   * @throws EOFException if there are fewer
   */
  byte[] exactly(int count) throws IOException {
    byte[] bytes = upTo(count);
    if (bytes.length < count) {
      throw new EOFException();
    }
    return bytes;
  }

  /** Passes over bytes. */
  void skip(long count) throws IOException {
    pass(count, null);
  }

  /** The SHA-256 of the next bytes. */
  byte[] digest(long count) throws IOException {
    MessageDigest part = Sha256.start();
    pass(count, part);
    return part.digest();
  }

  /** Reads what is left, and returns the SHA-256 of all. */
  byte[] finish() throws IOException {
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      took(buffer, count);
    }
    return all.digest();
  }

  private void pass(long count, @Nullable MessageDigest part) throws IOException {
    for (long left = count; left > 0; ) {
      int got = in.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (got < 0) {
        throw new EOFException();
      }
      if (part != null) {
        part.update(buffer, 0, got);
      }
      took(buffer, got);
      left -= got;
    }
  }

  private void took(byte[] bytes, int count) {
    all.update(bytes, 0, count);
    position += count;
    read.accept(count);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
