package org.isomer.eval.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.isomer.file.AtomicFiles;
import org.isomer.file.FileTrouble;
import org.isomer.file.TextFile;
import org.isomer.spi.BadInputException;

/** A folder that a verb writes into. */
public final class OutputFolder {
  private OutputFolder() {}

  /**
   * Makes the folder if it is missing, and makes sure that files can be written there.
   *
   * @throws BadInputException if not
   */
  public static void claim(Path folder) {
    try {
      AtomicFiles.prepare(folder);
    } catch (IOException e) {
      throw new BadInputException(FileTrouble.writing(folder, e), e);
    }
  }

  /**
   * Makes sure that {@link #claim} could do its work, and changes nothing.
   *
   * @throws BadInputException if not
   */
  public static void requireAvailable(Path folder) {
    try {
      AtomicFiles.requireWritable(folder);
    } catch (IOException e) {
      throw new BadInputException(FileTrouble.writing(folder, e), e);
    }
  }

  /**
   * Writes a text file in one step.
   *
   * @throws BadInputException if it cannot be written
   */
  public static void write(Path file, String text) {
    try {
      AtomicFiles.write(file, text);
    } catch (IOException e) {
      throw new BadInputException(FileTrouble.writing(file, e), e);
    }
  }

  /**
   * A text that is to be in a folder from the beginning on: it is written where it is missing.
   *
   * @param other what to say if the file is there with another text
   * @throws BadInputException if it cannot be read or written, or has another text
   */
  public static Path keep(Path file, String text, String other) {
    if (!Files.exists(file)) {
      write(file, text);
    } else if (!new TextFile(file).text().equals(text)) {
      throw new BadInputException(file + ": " + other + " Choose another --out.");
    }
    return file;
  }
}
