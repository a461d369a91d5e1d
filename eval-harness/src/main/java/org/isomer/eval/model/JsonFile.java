package org.isomer.eval.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.isomer.file.TextFile;
import org.isomer.spi.BadInputException;

/**
 * A JSON file that another program has written.
 *
 * @param path where it is
 * @param root what it holds
 */
record JsonFile(Path path, JsonNode root) {
  /** What reads and writes JSON. */
  static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Reads a file.
   *
   * @throws BadInputException if it cannot be read, or is no JSON
   */
  static JsonFile read(Path path) {
    try {
      return new JsonFile(path, JSON.readTree(new TextFile(path).text()));
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new BadInputException(
          "%s, line %d: it is no JSON, or cut short: %s. Get the file again."
              .formatted(path, line, e.getOriginalMessage()),
          e);
    }
  }

  /**
   * A positive whole number.
   *
   * @throws BadInputException if it is none
   */
  int number(String key) {
    JsonNode number = root.path(key);
    if (!number.canConvertToInt() || number.intValue() < 1) {
      throw wrong(
          "%s is %s, and has to be a positive whole number. Get the file again"
              .formatted(key, number.isMissingNode() ? "missing" : number));
    }
    return number.intValue();
  }

  /** The message for something in the file that cannot be used; the last full stop is added. */
  BadInputException wrong(String problem) {
    return new BadInputException("%s: %s.".formatted(path, problem));
  }
}
