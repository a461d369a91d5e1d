package org.isomer.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that refuses to give more than a number of bytes: for what is inflated. */
public final class BoundedInput extends FilterInputStream {
  private final long limit;
  private long left;

  /**
   * Bounds a stream.
   *
   * @param limit how many bytes it may give
   */
  public BoundedInput(InputStream in, long limit) {
    super(in);
    this.limit = limit;
    left = limit;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    if (value >= 0) {
      took(1);
    }
    return value;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    if (count > 0) {
      took(count);
    }
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = super.skip(count);
    took(skipped);
    return skipped;
  }

  private void took(long count) throws IOException {
    left -= count;
    if (left < 0) {
      throw new IOException("it holds more than the %d bytes that it may".formatted(limit));
    }
  }
}
