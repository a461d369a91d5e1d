package org.isomer.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;

/** Where JavaCPP unpacks TensorFlow's native library before it can be loaded. */
record NativeCache(Path folder) {
  private static final String LIBRARY = "tensorflow-core-native";
  private static final double MEGABYTE = 1e6;

  static NativeCache here() throws IOException {
    return new NativeCache(Loader.getCacheDir().toPath());
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
          .filter(file -> folder.relativize(file).toString().startsWith(LIBRARY))
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .mapToLong(file -> file.toFile().length())
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
