package org.isomer.train.overview;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;

/** The lines of a file, the last one first. What follows the last line break is none of them. */
final class BackwardLines implements Closeable {
  private static final int BLOCK = 1 << 16;

  private final FileChannel channel;

  /** Where what is held begins in the file. */
  private long begin;

  /** What is read and not yet handed out: whole lines, but for the first one's beginning. */
  private byte[] held = new byte[0];

  /** The end of what is held and not handed out; a line break is before it. */
  private int end;

  private BackwardLines(FileChannel channel) throws IOException {
    this.channel = channel;
    begin = channel.size();
    int last = -1;
    while (last < 0 && begin > 0) {
      readBlock();
      last = lastBreak(end);
    }
    end = last + 1;
  }

  /** Those of a file. */
  static BackwardLines of(Path file) throws IOException {
    return of(FileChannel.open(file, StandardOpenOption.READ));
  }

  /** Those of a channel, which is closed with them, or at once if it cannot be read. */
  static BackwardLines of(FileChannel channel) throws IOException {
    try {
      return new BackwardLines(channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** The line before, without its line break; empty at the beginning of the file. */
  Optional<byte[]> next() throws IOException {
    if (end == 0) {
      return Optional.empty();
    }
    int before = lastBreak(end - 1);
    while (before < 0 && begin > 0) {
      readBlock();
      before = lastBreak(end - 1);
    }
    byte[] line = Arrays.copyOfRange(held, before + 1, end - 1);
    end = before + 1;
    return Optional.of(line);
  }

  private int lastBreak(int to) {
    int at = to - 1;
    while (at >= 0 && held[at] != '\n') {
      at--;
    }
    return at;
  }

  private void readBlock() throws IOException {
    int length = (int) Math.min(Math.max(BLOCK, end), begin); // as much again, for long lines
    byte[] more = new byte[length + end];
    System.arraycopy(held, 0, more, length, end);
    ByteBuffer block = ByteBuffer.wrap(more, 0, length);
    int read = 0;
    while (block.hasRemaining() && read >= 0) {
      read = channel.read(block, begin - length + block.position());
    }
    held = more;
    begin -= length;
    end += length;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
