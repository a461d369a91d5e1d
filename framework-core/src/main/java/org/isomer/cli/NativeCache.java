package org.isomer.cli;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.isomer.spi.BadInputException;

/** Where JavaCPP unpacks TensorFlow's native library before it can be loaded. */
record NativeCache(Path folder) {
  private static final String LIBRARY = "tensorflow-core-native";

  /** The file that JavaCPP locks while it unpacks. */
  private static final String LOCK = ".lock";

  private static final double MEGABYTE = 1e6;
  private static final long NEEDED = 700_000_000;
  private static final String ELSEWHERE =
      "another folder is used with ISOMER_JAVA_OPTS=-Dorg.bytedeco.javacpp.cachedir=FOLDER";

  private static final String NOWHERE =
      "There is no folder that can be written for what TensorFlow unpacks: neither in the home folder nor in that for temporary files; "
          + ELSEWHERE
          + ".";

  /**
   * That of this user.
   *
   * @throws BadInputException if there is no folder for it
   */
  static NativeCache here() {
    try {
      return new NativeCache(Loader.getCacheDir().toPath());
    } catch (IOException e) {
      throw new BadInputException(NOWHERE, e);
    }
  }

  String describe() {
    long bytes = unpackedBytes();
    return folder
        + (bytes == 0
            ? ", empty; the first use unpacks about 680 MB, which takes some seconds"
            : String.format(", unpacked, %.0f MB", bytes / MEGABYTE));
  }

  private long unpackedBytes() {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(this::isOurs)
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .mapToLong(file -> file.toFile().length())
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The cache also holds what other programs have unpacked. */
  private boolean isOurs(Path file) {
    return folder.relativize(file).toString().startsWith(LIBRARY);
  }

  /**
   * Deletes what was unpacked of TensorFlow, by whatever version, while nobody unpacks.
   *
   * @return the bytes that were freed
   */
  long clean() throws IOException {
    long bytes = unpackedBytes();
    if (bytes > 0) {
      try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), CREATE, WRITE);
          FileLock lock = channel.lock();
          Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(this::isOurs).sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    return bytes;
  }

  /**
   * What to do if the library cannot be loaded, by what is wrong with the cache, if anything is.
   */
  static String remedy() {
    try {
      return here().trouble();
    } catch (BadInputException | IOException e) {
      return NOWHERE;
    }
  }

  private String trouble() throws IOException {
    long missing = NEEDED - unpackedBytes();
    long free = Files.getFileStore(folder).getUsableSpace();
    if (!Files.isWritable(folder)) {
      return "%s, the folder that TensorFlow unpacks into, cannot be written. Change its permissions; %s."
          .formatted(folder, ELSEWHERE);
    } else if (missing > 0 && free < missing) {
      return "%s, the folder that TensorFlow unpacks into, has %.0f MB free and needs %.0f MB. Free some space; %s."
          .formatted(folder, free / MEGABYTE, missing / MEGABYTE, ELSEWHERE);
    }
    return "Isomer runs on Linux (x86-64, arm64; glibc 2.34 or newer), macOS (arm64) and Windows (x86-64), on which it must have been built. If an unpacking was cut short, remove %s and try again; if programs must not be run from there, %s."
        .formatted(folder, ELSEWHERE);
  }
}
