package org.isomer.file;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.isomer.spi.BadInputException;

/**
 * The right of one process to change a folder. The system takes it back when the process ends,
 * however it ends; the hidden file that carries it stays.
 */
public final class FolderLock implements AutoCloseable {
  /** The name of the file that carries a lock. */
  public static final String FILE = ".lock";

  private static final int LONGEST_HOLDER = 200;

  /**
   * What this process holds. The system gives a lock back as soon as its process closes any channel
   * of the file, so no second one may be opened.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Locks a folder, which is made where it is missing, and cleans it of what killed processes have
   * {@linkplain AtomicFiles#clean left} there.
   *
   * @throws BadInputException if another process holds it, or the folder cannot be written
   */
  public static FolderLock acquire(Path folder) {
    try {
      Files.createDirectories(folder);
      Path real = folder.toRealPath();
      if (!HELD.add(real)) {
        throw busy(folder, "another Isomer (" + here() + ")");
      }
      try {
        return acquire(folder, real);
      } catch (IOException | RuntimeException e) {
        HELD.remove(real);
        throw e;
      }
    } catch (IOException e) {
      FileTrouble trouble = FileTrouble.of(e);
      throw new BadInputException(
          "%s: the folder cannot be written: %s. %s"
              .formatted(folder, trouble.reason(), trouble.remedy()),
          e);
    }
  }

  private static FolderLock acquire(Path folder, Path real) throws IOException {
    FileChannel channel =
        FileChannel.open(
            real.resolve(FILE),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      String holder = holder(channel);
      channel.close();
      throw busy(folder, holder);
    }
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(here().getBytes(StandardCharsets.UTF_8)), 0);
    AtomicFiles.clean(real);
    return new FolderLock(real, channel);
  }

  private static BadInputException busy(Path folder, String holder) {
    return new BadInputException(
        "%s: %s is working in this folder; nothing was changed. Wait until it ends, or choose another folder."
            .formatted(folder, holder));
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
    } finally {
      HELD.remove(folder);
    }
  }
}
