package org.isomer.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.isomer.cli.spi.EndedException;
import org.isomer.file.FileTrouble;
import org.isomer.graph.WrongConvolutionsException;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.PluginFault;
import org.isomer.spi.BadInputException;

/**
 * How a command line ends that does not succeed.
 *
 * @param code the exit code
 * @param message for the user
 */
record Failure(int code, String message) {
  private static final int INTERNAL_ERROR = 1;
  private static final String INTERNAL = "internal error: ";
  private static final int BAD_INPUT = 2;

  /**
   * What an exception means to the user. What the system, the machine's memory, its processor,
   * TensorFlow's library or a plugin is to blame for can be mended; the rest is an error of Isomer.
   *
   * @param catalog the plugins, as soon as they are loaded
   */
  static Failure of(Throwable error, Optional<Catalog> catalog) {
    if (error instanceof EndedException ended) {
      return new Failure(ended.code(), String.valueOf(ended.getMessage()));
    }
    if (error instanceof BadInputException) {
      return new Failure(BAD_INPUT, String.valueOf(error.getMessage()));
    }
    List<Throwable> causes =
        Stream.iterate(error, Objects::nonNull, Throwable::getCause).limit(100).toList();
    return first(causes, Failure::ofProcessor)
        .or(() -> first(causes, OutOfMemory::message))
        .or(() -> NativeLibrary.remedy(causes))
        .or(() -> first(causes, Failure::ofIndex))
        .or(() -> first(causes, Failure::ofFile))
        .or(() -> catalog.flatMap(known -> PluginFault.in(error, known)).map(PluginFault::message))
        .or(() -> first(causes, Failure::ofPath))
        .map(message -> new Failure(BAD_INPUT, message))
        .orElseGet(() -> new Failure(INTERNAL_ERROR, INTERNAL + error));
  }

  /** Whether Isomer itself is to blame. */
  boolean isInternal() {
    return message.startsWith(INTERNAL);
  }

  /** Means one exception to the user. */
  private interface Meaning {
    Optional<String> of(Throwable cause);
  }

  private static Optional<String> first(List<Throwable> causes, Meaning meaning) {
    return causes.stream().map(meaning::of).flatMap(Optional::stream).findFirst();
  }

  private static Optional<String> ofProcessor(Throwable cause) {
    return cause instanceof WrongConvolutionsException
        ? Optional.of(String.valueOf(cause.getMessage()))
        : Optional.empty();
  }

  /** SQLite, which keeps the index of results, unpacks its library into the temporary folder. */
  private static Optional<String> ofIndex(Throwable cause) {
    return cause instanceof LinkageError && NativeLibrary.concerns(cause, List.of("org.sqlite."))
        ? Optional.of(
            "%s, the folder for temporary files, cannot take the library that keeps the index of results. Make it, free some space in it, or choose another one with ISOMER_JAVA_OPTS=-Djava.io.tmpdir=FOLDER."
                .formatted(System.getProperty("java.io.tmpdir")))
        : Optional.empty();
  }

  /** What the system says; a library's own exception says that Isomer has not understood a file. */
  private static Optional<String> ofFile(Throwable cause) {
    boolean system =
        cause instanceof FileSystemException
            || (cause instanceof IOException && cause.getClass().getName().startsWith("java.io."));
    return system ? Optional.of(FileTrouble.of((IOException) cause).message()) : Optional.empty();
  }

  private static Optional<String> ofPath(Throwable cause) {
    return cause instanceof InvalidPathException path
        ? Optional.of(
            "%s: is no path here: %s. Check its spelling; names beyond ASCII need a UTF-8 locale, as with LC_ALL=C.UTF-8."
                .formatted(path.getInput(), path.getReason()))
        : Optional.empty();
  }
}
