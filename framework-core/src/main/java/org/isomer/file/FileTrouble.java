package org.isomer.file;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a file from being read or written, in words.
 *
 * @param file the file or folder, if the system tells
 * @param reason what is in the way, a piece of a sentence: {@code the disk is full}
 * @param remedy what to do, a sentence
 */
public record FileTrouble(Optional<String> file, String reason, String remedy) {
  private static final String PERMISSIONS = "Change its permissions, or choose another place.";

  private static final FileTrouble ABSENT = of("no such file or folder", "Check the path.");

  /** What systems say, in lower case, with a reason and a remedy. */
  private static final Map<String, FileTrouble> KNOWN =
      Map.of(
          "no space left on device", full("the disk is full"),
          "not enough space on the disk", full("the disk is full"),
          "quota exceeded", full("the disk space that you may use is used up"),
          "file too large", full("it would be longer than a file may be here"),
          "read-only file system",
              of("the file system cannot be written to", "Choose another place."),
          "too many open files",
              of("too many files are open", "Raise the limit, as with ulimit -n 4096."),
          "is a directory", of("it is a folder", "Name a file."),
          "permission denied", of("no permission", PERMISSIONS),
          "operation not permitted", of("no permission", PERMISSIONS),
          "file name too long", of("its name is too long", "Choose a shorter name."));

  /** What is in the way, by the exception that a file operation threw. */
  public static FileTrouble of(IOException cause) {
    return known(cause).in(named(cause));
  }

  /**
   * The same trouble with the name of the file that the user knows, where the system tells none, or
   * that of a part, or one that is there only for a moment. That something is there already stays
   * an exception of its type.
   */
  public static IOException at(Path file, IOException cause) {
    if (cause instanceof FileAlreadyExistsException
        || cause instanceof DirectoryNotEmptyException) {
      return cause;
    }
    FileSystemException at = new FileSystemException(file.toString(), null, of(cause).reason());
    at.initCause(cause);
    return at;
  }

  /** What to say of a file that cannot be read, as a message. */
  public static String reading(Path file, IOException cause) {
    return cause instanceof NoSuchFileException
        ? "%s: no such file. Check the path.".formatted(file)
        : message(file, "read", cause);
  }

  /** What to say of a file or folder that cannot be written, as a message. */
  public static String writing(Path file, IOException cause) {
    return message(file, "written", cause);
  }

  private static String message(Path file, String what, IOException cause) {
    FileTrouble trouble = of(cause);
    return "%s: cannot be %s: %s. %s".formatted(file, what, trouble.reason, trouble.remedy);
  }

  /** The file, if there is one, the reason and the remedy, as a message. */
  public String message() {
    return "%s%s. %s".formatted(file.map(name -> name + ": ").orElse(""), reason, remedy);
  }

  private FileTrouble in(@Nullable String name) {
    return new FileTrouble(Optional.ofNullable(name), reason, remedy);
  }

  private static FileTrouble of(String reason, String remedy) {
    return new FileTrouble(Optional.empty(), reason, remedy);
  }

  private static FileTrouble full(String reason) {
    return of(
        reason,
        "Free some space, or choose another place, and try again; what was complete before is still there.");
  }

  private static FileTrouble known(IOException cause) {
    return Stream.<Throwable>iterate(cause, Objects::nonNull, Throwable::getCause)
        .map(FileTrouble::kind)
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(of(said(cause), "Check the path, its permissions and the disk."));
  }

  private static Optional<FileTrouble> kind(Throwable cause) {
    if (cause instanceof NoSuchFileException) {
      return Optional.of(ABSENT);
    } else if (cause instanceof AccessDeniedException) {
      return Optional.of(of("no permission", PERMISSIONS));
    } else if (cause instanceof FileAlreadyExistsException) {
      return Optional.of(of("it is there already", "Choose another name."));
    } else if (cause instanceof DirectoryNotEmptyException) {
      return Optional.of(of("the folder is not empty", "Choose another name."));
    } else if (cause instanceof NotDirectoryException) {
      return Optional.of(of("it is no folder", "Name a folder."));
    } else if (cause instanceof FileSystemLoopException) {
      return Optional.of(of("symbolic links lead round in a circle", "Remove one of them."));
    }
    String said = said(cause).toLowerCase(Locale.ROOT);
    return KNOWN.entrySet().stream()
        .filter(known -> said.contains(known.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .or(() -> cause instanceof FileNotFoundException ? Optional.of(ABSENT) : Optional.empty());
  }

  private static String said(Throwable cause) {
    @Nullable String said =
        cause instanceof FileSystemException named ? named.getReason() : cause.getMessage();
    return said == null ? cause.getClass().getSimpleName() : said;
  }

  private static @Nullable String named(IOException cause) {
    return cause instanceof FileSystemException named ? named.getFile() : null;
  }
}
