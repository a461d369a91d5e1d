package org.isomer.cluster.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.isomer.spi.BadInputException;

/** Slurm's short form of many names, such as {@code gpu[01-03,7],login}. */
final class HostList {
  private static final int MOST = 65_536;

  private HostList() {}

  /**
   * All names, in order.
   *
   * @throws BadInputException if the text is no such list
   */
  static List<String> expand(String text) {
    List<String> names = new ArrayList<>();
    for (String part : split(text)) {
      names.addAll(names(text, part));
    }
    return names;
  }

  /** Splits at commas outside of brackets. */
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '[' ? 1 : c == ']' ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }

  /** A name may have several pairs of brackets; the last one counts fastest. */
  private static List<String> names(String text, String part) {
    int open = part.indexOf('[');
    if (open < 0) {
      if (part.isBlank() || part.indexOf(']') >= 0) {
        throw wrong(text);
      }
      return List.of(part.strip());
    }
    int close = part.indexOf(']', open);
    if (close < 0) {
      throw wrong(text);
    }
    String after = part.substring(close + 1);
    List<String> tails = after.isEmpty() ? List.of("") : names(text, after);
    List<String> names = new ArrayList<>();
    for (String range : part.substring(open + 1, close).split(",", -1)) {
      for (String number : numbers(text, range.strip())) {
        for (String tail : tails) {
          names.add(part.substring(0, open).strip() + number + tail);
        }
      }
      if (names.size() > MOST) {
        throw wrong(text);
      }
    }
    return names;
  }

  /** {@code 08-11} is 08, 09, 10 and 11. */
  private static List<String> numbers(String text, String range) {
    if (!range.matches("\\d{1,9}(-\\d{1,9})?")) {
      throw wrong(text);
    }
    String[] ends = range.split("-", -1);
    int first = Integer.parseInt(ends[0]);
    int last = Integer.parseInt(ends[ends.length - 1]);
    if (last < first || last - first > MOST) {
      throw wrong(text);
    }
    List<String> numbers = new ArrayList<>();
    for (int number = first; number <= last; number++) {
      numbers.add(String.format(Locale.ROOT, "%0" + ends[0].length() + "d", number));
    }
    return numbers;
  }

  private static BadInputException wrong(String text) {
    return new BadInputException(
        "Slurm: \"%s\" is no list of nodes, such as gpu[01-03,7].".formatted(text));
  }
}
