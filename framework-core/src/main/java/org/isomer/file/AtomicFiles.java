package org.isomer.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.isomer.spi.BadInputException;

/** Writes that a kill leaves either undone or complete. */
public final class AtomicFiles {
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
    Path target = folder.toAbsolutePath().normalize();
    if (Files.exists(target)) {
      throw new BadInputException(
          folder + ": exists already; nothing was changed. Choose another --out.");
    }
    Path fresh = target.resolveSibling("." + target.getFileName() + ".new");
    try {
      deleteRecursively(fresh);
      Files.createDirectories(fresh);
      try {
        content.write(fresh);
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        deleteRecursively(fresh);
      }
    } catch (IOException e) {
      throw new BadInputException(folder + ": cannot be written: " + e.getMessage(), e);
    }
  }

  /** Replaces a text file in one step. */
  public static void write(Path file, String text) throws IOException {
    Path fresh = file.resolveSibling("." + file.getFileName() + ".new");
    Files.writeString(fresh, text, StandardCharsets.UTF_8);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Deletes a folder with all it holds, if it exists. */
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
}
