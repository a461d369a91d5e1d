package org.isomer.eval.detection.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.isomer.spi.BadInputException;

/** A file that a person or a program has written, and what is wrong with it. */
public record TextFile(Path path) {
  private static final double FARTHEST = 1e9;

  /** Whether a number can be a coordinate or a size in pixels; greater ones are mistakes. */
  public static boolean isPixels(double value) {
    return Math.abs(value) <= FARTHEST;
  }

  /** Opens the file. */
  public InputStream open() {
    try {
      return Files.newInputStream(path);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** The lines of the file, without blanks around them. */
  public List<String> lines() {
    try (InputStream in = open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .toList();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** The file cannot be read. */
  public BadInputException unreadable(IOException cause) {
    return cause instanceof NoSuchFileException
        ? new BadInputException(
            "The file %s does not exist. Check its path.".formatted(path), cause)
        : new BadInputException(
            "The file %s cannot be read: %s. Check its permissions and the disk."
                .formatted(path, cause),
            cause);
  }

  /**
   * Something in the file cannot be used.
   *
   * @param place where: {@code line 3}
   * @param problem what is wrong and what to do, as sentences without the last full stop
   */
  public BadInputException wrong(String place, String problem) {
    return new BadInputException("The file %s, %s: %s.".formatted(path, place, problem));
  }
}
