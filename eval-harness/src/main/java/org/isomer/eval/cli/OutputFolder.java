package org.isomer.eval.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.isomer.spi.BadInputException;

/** A folder that a verb writes into. */
final class OutputFolder {
  private OutputFolder() {}

  /**
   * Makes the folder if it is missing, and makes sure that files can be written there.
   *
   * @throws BadInputException if not
   */
  static void claim(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, ".probe", ""));
    } catch (IOException e) {
      throw new BadInputException(
          folder
              + ": the output folder cannot be written. Choose another --out, or change its"
              + " permissions.",
          e);
    }
  }
}
