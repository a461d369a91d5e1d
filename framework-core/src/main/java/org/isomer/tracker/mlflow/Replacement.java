package org.isomer.tracker.mlflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Replaces a text file in one step, so that a kill leaves it as it was or complete. */
final class Replacement {
  private Replacement() {}

  static void write(Path file, String text) throws IOException {
    Path fresh = file.resolveSibling("." + file.getFileName() + ".new");
    Files.writeString(fresh, text);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
