package org.isomer.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.isomer.spi.BadInputException;

/**
 * What a folder holds, in the order of the names. Hidden entries, which start with a dot, and what
 * file managers leave behind are passed over.
 *
 * @param folder the folder
 * @param entries its visible files and folders
 */
public record FileListing(Path folder, List<Path> entries) {
  private static final List<String> LITTER = List.of("thumbs.db", "desktop.ini", "__macosx");

  /** Copies the list. */
  public FileListing {
    entries = List.copyOf(entries);
  }

  /**
   * Lists a folder.
   *
   * @throws BadInputException if it cannot be listed
   */
  public static FileListing of(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return new FileListing(folder, children.filter(FileListing::isVisible).sorted().toList());
    } catch (IOException e) {
      FileTrouble trouble = FileTrouble.of(e);
      throw new BadInputException(
          "The folder %s cannot be read: %s. %s"
              .formatted(folder, trouble.reason(), trouble.remedy()),
          e);
    }
  }

  /** The folders in it. */
  public List<Path> folders() {
    return entries.stream().filter(Files::isDirectory).toList();
  }

  /**
   * The regular files whose names have one of these endings.
   *
   * @param endings in lower case, such as {@code .jpg}; files may have them in any case
   */
  public List<Path> files(Collection<String> endings) {
    return entries.stream()
        .filter(Files::isRegularFile)
        .filter(file -> endings.contains(ending(file)))
        .toList();
  }

  /** Whether data may be in a file or folder of this name. */
  public static boolean isVisible(Path path) {
    String name = String.valueOf(path.getFileName());
    return !name.startsWith(".") && !LITTER.contains(name.toLowerCase(Locale.ROOT));
  }

  /** A file's name without its folder and its ending. */
  public static String stem(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? name : name.substring(0, dot);
  }

  /** A file's ending with its dot, in lower case; empty if it has none. */
  public static String ending(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
  }
}
