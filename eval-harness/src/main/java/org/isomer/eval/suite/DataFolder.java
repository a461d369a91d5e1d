package org.isomer.eval.suite;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.isomer.spi.BadInputException;

/**
 * The folder with data that is not bundled. <code>${data}</code> in a file stands for it, so that
 * one file serves every machine.
 *
 * @param path the folder, if the user named it
 */
public record DataFolder(Optional<Path> path) {
  /** What stands for the folder. */
  public static final String PLACEHOLDER = "${data}";

  /**
   * The text with the folder in its place.
   *
   * @param source what messages call the text
   * @throws BadInputException if the folder is needed and nobody named it
   */
  public String in(String text, String source) {
    if (!text.contains(PLACEHOLDER)) {
      return text;
    }
    Path folder =
        path.orElseThrow(
            () ->
                new BadInputException(
                    "%s: needs data that is not bundled. Name the folder that holds it with --data; it stands for %s in:\n%s"
                        .formatted(source, PLACEHOLDER, lines(text))));
    return text.replace(PLACEHOLDER, folder.toString());
  }

  private static String lines(String text) {
    return text.lines()
        .filter(line -> line.contains(PLACEHOLDER))
        .collect(Collectors.joining("\n"));
  }
}
