package org.isomer.cluster.place;

import java.util.Map;
import java.util.Optional;
import org.isomer.spi.BadInputException;

/**
 * The environment of a process.
 *
 * @param values its variables by name
 */
record Variables(Map<String, String> values) {
  Variables {
    values = Map.copyOf(values);
  }

  /** The value of a variable; an empty one counts as none. */
  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).map(String::strip).filter(text -> !text.isEmpty());
  }

  /**
   * The value of a variable that holds a number.
   *
   * @throws BadInputException if it does not
   */
  Optional<Integer> number(String name) {
    return text(name).map(text -> number(name, text));
  }

  /**
   * The same, of one that must be there.
   *
   * @param because the variable that is there, and makes no sense without
   */
  int numberBeside(String because, String name) {
    return number(name)
        .orElseThrow(
            () ->
                new BadInputException(
                    "the environment has %s, but no %s beside it. Set both or none."
                        .formatted(because, name)));
  }

  private static int number(String name, String text) {
    if (!text.matches("\\d{1,9}")) {
      throw new BadInputException(
          "the environment has %s=%s, which is no whole number of 0 or more."
              .formatted(name, text));
    }
    return Integer.parseInt(text);
  }
}
