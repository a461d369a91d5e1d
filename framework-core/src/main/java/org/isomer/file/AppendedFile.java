package org.isomer.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that grows at its end, such as a log. A kill may leave the last piece cut short, and
 * nothing else; whoever reads such a file passes over a last line without its end.
 */
public final class AppendedFile implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;

  private AppendedFile(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Opens a file, which is made where it is missing. */
  public static AppendedFile open(Path file) throws IOException {
    new RegularFile(file).require();
    return new AppendedFile(
        file,
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND));
  }

  /** Appends a text, in UTF-8. */
  public void append(String text) throws IOException {
    append(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Appends bytes. */
  public void append(byte[] bytes) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    if (CrashPoint.reached()) {
      write(rest.limit(bytes.length / 2));
      CrashPoint.disturb();
    }
    write(rest.limit(bytes.length));
    CrashPoint.pass();
  }

  /** Forces what was appended to the disk. */
  public void sync() throws IOException {
    channel.force(true);
  }

  private void write(ByteBuffer bytes) throws IOException {
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw FileTrouble.at(file, e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
