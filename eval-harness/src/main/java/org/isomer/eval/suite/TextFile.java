package org.isomer.eval.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.isomer.spi.BadInputException;

/** A text file that the user names. */
public final class TextFile {
  private TextFile() {}

  /**
   * Its text.
   *
   * @throws BadInputException if it cannot be read
   */
  public static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new BadInputException(file + ": no such file. Check the path.", e);
    } catch (IOException e) {
      throw new BadInputException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }
}
