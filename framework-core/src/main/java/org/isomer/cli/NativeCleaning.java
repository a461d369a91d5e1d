package org.isomer.cli;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.Console;
import org.isomer.file.AtomicFiles;
import org.isomer.file.CacheFolder;

/** {@code isomer doctor --clean}. */
record NativeCleaning(Console console) implements Command {
  private static final double MEGABYTE = 1e6;

  @Inject
  NativeCleaning {}

  @Override
  public void run() throws IOException {
    NativeCache cache = NativeCache.here();
    console.line(line(cache.folder(), "TensorFlow", cache.clean()));
    Path libraries = CacheFolder.of("native");
    console.line(line(libraries, "tokenizers", delete(libraries)));
    Path cuda = CacheFolder.of("cuda");
    if (Files.isDirectory(cuda)) {
      console.line(line(cuda, "CUDA", delete(cuda)));
    }
  }

  private static String line(Path folder, String what, long bytes) {
    return bytes == 0
        ? "%s: nothing was unpacked for %s".formatted(folder, what)
        : "%s: deleted %.0f MB of %s".formatted(folder, bytes / MEGABYTE, what);
  }

  private static long delete(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    long bytes;
    try (Stream<Path> files = Files.walk(folder)) {
      bytes = files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
    AtomicFiles.deleteRecursively(folder);
    return bytes;
  }
}
