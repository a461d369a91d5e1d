package org.isomer.file;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.isomer.spi.BadInputException;
import org.jspecify.annotations.Nullable;

/**
 * The right of one process to change a folder. The system takes it back when the process ends,
 * however it ends; the hidden file that carries it stays.
 */
public final class FolderLock implements AutoCloseable {
  /** The name of the file that carries a lock. */
  public static final String FILE = ".lock";

  private static final int LONGEST_HOLDER = 200;

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Locks a folder, which is made where it is missing.
   *
   * @throws BadInputException if another process holds it, or the folder cannot be written
   */
  public static FolderLock acquire(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve(FILE),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        String holder = holder(channel);
        channel.close();
        throw new BadInputException(
            "%s: %s is working in this folder; nothing was changed. Wait until it ends, or choose another folder."
                .formatted(folder, holder));
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(here().getBytes(StandardCharsets.UTF_8)), 0);
      return new FolderLock(channel);
    } catch (IOException e) {
      throw new BadInputException(
          "%s: the folder cannot be written: %s. Choose another folder, or change its permissions."
              .formatted(folder, e),
          e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // another thread of this process
    }
  }

  private static String here() {
    String host;
    try {
      host = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      host = "an unknown host";
    }
    return "process %d on %s".formatted(ProcessHandle.current().pid(), host);
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(LONGEST_HOLDER);
    channel.read(text, 0);
    String name = new String(text.array(), 0, text.position(), StandardCharsets.UTF_8).strip();
    return name.matches("process \\d+ on [\\w.-]+")
        ? "another Isomer (" + name + ")"
        : "another Isomer";
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new IllegalStateException("a lock cannot be given back", e);
    }
  }
}
