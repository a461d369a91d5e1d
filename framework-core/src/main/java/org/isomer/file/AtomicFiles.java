package org.isomer.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.isomer.spi.BadInputException;

/**
 * Writes that a kill, or a loss of power, leaves either undone or complete. What is being written
 * has a hidden name of its own in each process, so that two processes never share one.
 */
public final class AtomicFiles {
  private static final String ENDING = ".new";
  private static final String HOST = Integer.toHexString(FolderLock.host().hashCode());
  private static final Pattern PROCESS =
      Pattern.compile("\\.([0-9a-f]{1,8})-(\\d{1,18})-\\d+\\.new$");
  private static final AtomicLong COUNT = new AtomicLong();
  private static final boolean SYNCS_FOLDERS =
      !System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows");

  private AtomicFiles() {}

  /** Writes files into a folder. */
  @FunctionalInterface
  public interface Content {
    /** Writes into a folder that is there and empty. */
    void write(Path folder) throws IOException;
  }

  /**
   * Makes a folder with all it holds in one step.
   *
   * @throws BadInputException if it exists, or cannot be written
   */
  public static void writeFolder(Path folder, Content content) {
    if (Files.exists(folder)) {
      throw exists(folder);
    }
    try {
      makeFolder(folder, content);
    } catch (IOException e) {
      if (Files.exists(folder)) {
        throw exists(folder); // made by another process, in the meantime
      }
      throw new BadInputException(FileTrouble.writing(folder, e), e);
    }
  }

  private static BadInputException exists(Path folder) {
    return new BadInputException(
        folder + ": exists already; nothing was changed. Choose another --out.");
  }

  /**
   * Makes a folder with all it holds in one step, and its parents where they are missing.
   *
   * @throws IOException if it cannot be written, or is there and not empty
   */
  public static void makeFolder(Path folder, Content content) throws IOException {
    Path target = folder.toAbsolutePath().normalize();
    Path fresh = stagingName(target);
    Files.createDirectories(fresh);
    CrashPoint.pass();
    try {
      content.write(fresh);
      syncTree(fresh);
      CrashPoint.pass();
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
      syncFolderOf(target);
      CrashPoint.pass();
    } catch (IOException e) {
      throw FileTrouble.at(folder, e);
    } finally {
      deleteRecursively(fresh);
    }
  }

  /** Replaces a text file in one step. */
  public static void write(Path file, String text) throws IOException {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Replaces a file in one step. */
  public static void write(Path file, byte[] bytes) throws IOException {
    write(file, out -> out.write(bytes));
  }

  /** Writes what a file is to hold. */
  @FunctionalInterface
  public interface Writing {
    /** Writes into a stream, which the caller closes. */
    void write(OutputStream out) throws IOException;
  }

  /** Replaces a file in one step by what may be too large to hold in one piece. */
  public static void write(Path file, Writing content) throws IOException {
    Path target = file.toAbsolutePath().normalize();
    Path fresh = stagingName(target);
    try {
      Files.createFile(fresh);
      CrashPoint.pass();
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(fresh))) {
        content.write(out);
      }
      sync(fresh);
      CrashPoint.pass();
      Files.move(
          fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      syncFolderOf(target);
      CrashPoint.pass();
    } catch (IOException e) {
      throw FileTrouble.at(file, e);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** Whether a file name is one that a write has while it is not complete. */
  public static boolean isStaging(Path path) {
    String name = String.valueOf(path.getFileName());
    return name.startsWith(".") && name.endsWith(ENDING);
  }

  /**
   * Deletes what processes of this machine that are no longer there have left in a folder under
   * hidden names.
   */
  public static void clean(Path folder) throws IOException {
    for (Path path : abandoned(folder)) {
      deleteRecursively(path);
    }
  }

  /** What {@link #clean} would delete in a folder. */
  public static List<Path> abandoned(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(AtomicFiles::isStaging).filter(AtomicFiles::isAbandoned).toList();
    }
  }

  /** Of processes of other machines nobody here can tell. */
  private static boolean isAbandoned(Path staging) {
    Matcher process = PROCESS.matcher(String.valueOf(staging.getFileName()));
    return process.find()
        && process.group(1).equals(HOST)
        && ProcessHandle.of(Long.parseLong(process.group(2)))
            .filter(ProcessHandle::isAlive)
            .isEmpty();
  }

  /**
   * Makes a folder where it is missing, {@linkplain #clean cleans} it, and makes sure that files
   * can be written there.
   */
  public static void prepare(Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException e) {
      throw new NotDirectoryException(e.getFile());
    }
    clean(folder);
    Path probe = stagingName(folder.toAbsolutePath().normalize().resolve("probe"));
    Files.createFile(probe);
    Files.delete(probe);
  }

  /**
   * Makes sure that a folder is there or could be made, and could be written, as far as permissions
   * tell; changes nothing.
   */
  public static void requireWritable(Path folder) throws IOException {
    Path there = folder.toAbsolutePath().normalize();
    while (Files.notExists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there)) {
      throw new NotDirectoryException(there.toString());
    }
    if (!Files.isWritable(there)) {
      throw new AccessDeniedException(there.toString());
    }
  }

  /** Removes a folder with all it holds in one step, if it exists. */
  public static void remove(Path folder) throws IOException {
    Path target = folder.toAbsolutePath().normalize();
    if (!Files.exists(target)) {
      return;
    }
    Path hidden = stagingName(target);
    CrashPoint.pass();
    Files.move(target, hidden, StandardCopyOption.ATOMIC_MOVE);
    CrashPoint.pass();
    deleteRecursively(hidden);
  }

  /** Deletes a folder with all it holds, if it exists; a kill leaves a part of it. */
  public static void deleteRecursively(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> paths = Files.walk(folder)) {
      deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }

  private static Path stagingName(Path target) {
    String name =
        ".%s.%s-%d-%d%s"
            .formatted(
                target.getFileName(),
                HOST,
                ProcessHandle.current().pid(),
                COUNT.incrementAndGet(),
                ENDING);
    return target.resolveSibling(name);
  }

  private static void syncTree(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.toList()) {
        sync(path);
      }
    }
  }

  private static void syncFolderOf(Path file) throws IOException {
    Path folder = file.getParent();
    if (folder != null) {
      sync(folder);
    }
  }

  /** Forces a file, or what a folder lists, to the disk. */
  private static void sync(Path path) throws IOException {
    boolean folder = Files.isDirectory(path);
    boolean onDisk = path.getFileSystem() == FileSystems.getDefault();
    if (!onDisk || (folder && !SYNCS_FOLDERS)) {
      return;
    }
    StandardOpenOption mode = folder ? StandardOpenOption.READ : StandardOpenOption.WRITE;
    try (FileChannel channel = FileChannel.open(path, mode)) {
      channel.force(true);
    }
  }
}
