package org.isomer.eval.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A folder for the files of a trial, which is removed behind it.
 *
 * @param path where it is
 */
record TrialFolder(Path path) implements AutoCloseable {
  static TrialFolder make() throws IOException {
    return new TrialFolder(Files.createTempDirectory("isomer-trial"));
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(path);
  }
}
