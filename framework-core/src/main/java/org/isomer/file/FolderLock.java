package org.isomer.file;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.isomer.spi.BadInputException;
import org.jspecify.annotations.Nullable;

/**
 * The right of one process to change a folder, or a file that several add to. The system takes it
 * back when the process ends, however it ends; the hidden file that carries it stays.
 */
public final class FolderLock implements AutoCloseable {
  /** The name of the file that carries a lock. */
  public static final String FILE = ".lock";

  private static final int LONGEST_HOLDER = 200;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Whoever asks whether a folder is held has its lock for a moment. */
  private static final Duration GLANCE = Duration.ofMillis(200);

  private static final long PAUSE_MILLISECONDS = 10;
  private static final long LONGEST_PAUSE_MILLISECONDS = 500;

  /**
   * The lock files that this process holds. The system gives a lock back as soon as its process
   * closes any channel of the file, so no second one may be opened.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private FolderLock(Path file, FileChannel channel) {
    this.file = file;
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
      Path file = real.resolve(FILE);
      FolderLock lock = await(file, GLANCE);
      if (lock == null) {
        throw busy(folder, holder(file));
      }
      try {
        AtomicFiles.clean(real);
        return lock;
      } catch (IOException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new BadInputException(FileTrouble.writing(folder, e), e);
    } catch (InterruptedException e) {
      throw cutShort(folder, e);
    }
  }

  /**
   * Makes sure that a folder could be locked and written, and changes nothing.
   *
   * @throws BadInputException like {@link #acquire}
   */
  public static void requireAvailable(Path folder) {
    try {
      AtomicFiles.requireWritable(folder);
      if (Files.exists(folder) && isHeld(folder)) {
        throw busy(folder, holder(folder.toRealPath().resolve(FILE)));
      }
    } catch (IOException e) {
      throw new BadInputException(FileTrouble.writing(folder, e), e);
    }
  }

  /**
   * Locks a file for the moment in which it is read and added to. Waits for others that do so; a
   * hidden file beside it carries the lock.
   *
   * @throws BadInputException if another process has held it for half a minute, or its folder
   *     cannot be written
   */
  public static FolderLock ofFile(Path shared) {
    return ofFile(shared, PATIENCE, holder -> {});
  }

  /**
   * As the other, for work that takes its time.
   *
   * @param patience how long to wait at most
   * @param waiting is told who holds the lock, as soon as there is a wait
   */
  public static FolderLock ofFile(Path shared, Duration patience, Consumer<String> waiting) {
    try {
      Path folder = Objects.requireNonNull(shared.toAbsolutePath().getParent()).toRealPath();
      Path file = folder.resolve("." + shared.getFileName() + FILE);
      FolderLock lock = await(file, GLANCE);
      if (lock == null) {
        waiting.accept(holder(file));
        lock = await(file, patience);
      }
      if (lock == null) {
        throw new BadInputException(
            "%s: %s has held this file for %s; nothing was changed. Wait until it ends, or end it."
                .formatted(shared, holder(file), words(patience)));
      }
      return lock;
    } catch (IOException e) {
      throw new BadInputException(FileTrouble.writing(shared, e), e);
    } catch (InterruptedException e) {
      throw cutShort(shared, e);
    }
  }

  /** The lock as soon as it is free, or null if it is taken for longer than one wants to wait. */
  private static @Nullable FolderLock await(Path file, Duration patience)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    FolderLock lock = attempt(file);
    for (long pause = PAUSE_MILLISECONDS; lock == null && System.nanoTime() < deadline; pause++) {
      Thread.sleep(Math.min(pause, LONGEST_PAUSE_MILLISECONDS));
      lock = attempt(file);
    }
    return lock;
  }

  private static String words(Duration patience) {
    return patience.toHours() > 1
        ? patience.toHours() + " hours"
        : patience.toSeconds() + " seconds";
  }

  private static BadInputException cutShort(Path place, InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new BadInputException(place + ": the wait for another Isomer was cut short.", cause);
  }

  /** The lock, or null if it is taken. */
  private static @Nullable FolderLock attempt(Path file) throws IOException {
    if (!HELD.add(file)) {
      return null;
    }
    FolderLock lock = null;
    FileChannel channel = null;
    try {
      new RegularFile(file).require();
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() != null) {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(here().getBytes(StandardCharsets.UTF_8)), 0);
        lock = new FolderLock(file, channel);
      }
      return lock;
    } finally {
      if (lock == null) {
        if (channel != null) {
          channel.close();
        }
        HELD.remove(file);
      }
    }
  }

  private static BadInputException busy(Path folder, String holder) {
    return new BadInputException(
        "%s: %s is working in this folder; nothing was changed. Wait until it ends, or choose another folder."
            .formatted(folder, holder));
  }

  private static String here() {
    return "process %d on %s".formatted(ProcessHandle.current().pid(), host());
  }

  /** This machine's name. */
  static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "an unknown host";
    }
  }

  private static String holder(Path file) throws IOException {
    if (HELD.contains(file)) {
      return "another Isomer (" + here() + ")";
    }
    byte[] text;
    try (InputStream in = new RegularFile(file).open()) {
      text = in.readNBytes(LONGEST_HOLDER);
    }
    String name = new String(text, StandardCharsets.UTF_8).strip();
    return name.matches("process \\d+ on [\\w.-]+")
        ? "another Isomer (" + name + ")"
        : "another Isomer";
  }

  /**
   * Whether a process, this one or another, holds a folder now. Nothing is changed.
   *
   * @throws IOException if the system does not tell
   */
  public static boolean isHeld(Path folder) throws IOException {
    Path file = folder.toRealPath().resolve(FILE);
    if (Files.notExists(file)) {
      return false;
    }
    if (!HELD.add(file)) {
      return true;
    }
    try {
      new RegularFile(file).require();
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
          @Nullable FileLock shared = channel.tryLock(0, Long.MAX_VALUE, true)) {
        return shared == null;
      }
    } finally {
      HELD.remove(file);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new IllegalStateException("a lock cannot be given back", e);
    } finally {
      HELD.remove(file);
    }
  }
}
