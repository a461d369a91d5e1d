package org.isomer.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
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

  /** What a name has where its bytes are not of the system's encoding. */
  private static final char UNKNOWN = '\uFFFD';

  /** Copies the list. */
  public FileListing {
    entries = List.copyOf(entries);
  }

  /** An entry with its name, the same on every system, whatever its paths are compared by. */
  private record Named(String name, Path path) {}

  /**
   * Lists a folder.
   *
   * @throws BadInputException if it cannot be listed
   */
  public static FileListing of(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return new FileListing(
          folder,
          children
              .filter(FileListing::isVisible)
              .map(path -> new Named(String.valueOf(path.getFileName()), path))
              .sorted(Comparator.comparing(Named::name))
              .map(Named::path)
              .toList());
    } catch (IOException e) {
      throw unreadable(folder, e);
    } catch (UncheckedIOException e) {
      throw unreadable(folder, new IOException(e.getMessage(), e));
    }
  }

  private static BadInputException unreadable(Path folder, IOException cause) {
    FileTrouble trouble = FileTrouble.of(cause);
    return new BadInputException(
        "The folder %s cannot be read: %s. %s"
            .formatted(folder, trouble.reason(), trouble.remedy()),
        cause);
  }

  /**
   * The folders in it.
   *
   * @throws BadInputException if the system cannot express the name of one
   */
  public List<Path> folders() {
    return entries.stream().filter(Files::isDirectory).map(FileListing::named).toList();
  }

  /**
   * The regular files whose names have one of these endings.
   *
   * @param endings in lower case, such as {@code .jpg}; files may have them in any case
   * @throws BadInputException if the system cannot express the name of one
   */
  public List<Path> files(Collection<String> endings) {
    return files(file -> endings.contains(ending(file)));
  }

  private List<Path> files(Predicate<Path> wanted) {
    return entries.stream()
        .filter(Files::isRegularFile)
        .filter(wanted)
        .map(FileListing::named)
        .toList();
  }

  /**
   * The regular files in it and in the folders below, those of a folder before those of its
   * folders. A folder that is reached again, through a link, is passed over.
   *
   * @throws BadInputException if a folder cannot be listed, or the system cannot express a name
   */
  public List<Path> filesBelow(Predicate<Path> wanted) {
    return below().stream().flatMap(listing -> listing.files(wanted).stream()).toList();
  }

  /**
   * This and the listings of the folders below, that of a folder before those of its folders. A
   * folder that is reached again, through a link, is passed over.
   *
   * @throws BadInputException as {@link #filesBelow}
   */
  public List<FileListing> below() {
    List<FileListing> found = new ArrayList<>();
    addBelow(new HashSet<>(), found);
    return List.copyOf(found);
  }

  private void addBelow(Set<Path> seen, List<FileListing> found) {
    try {
      if (!seen.add(folder.toRealPath())) {
        return;
      }
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
    found.add(this);
    folders().forEach(each -> of(each).addBelow(seen, found));
  }

  /** The names from one folder to a file below it, with slashes on every system. */
  public static String relative(Path folder, Path file) {
    List<String> names = new ArrayList<>();
    folder.relativize(file).forEach(name -> names.add(name.toString()));
    return String.join("/", names);
  }

  private static Path named(Path path) {
    if (path.toString().indexOf(UNKNOWN) >= 0) {
      throw new BadInputException(
          "%s: the name has characters that cannot be told here. Set the environment variable LC_ALL to C.UTF-8; if that does not help, rename it."
              .formatted(path));
    }
    return path;
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
