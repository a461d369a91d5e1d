package org.isomer.data.shard;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.isomer.spi.BadInputException;

/** Names with braces, as shells expand them: {@code {000..009}} and {@code {train,test}}. */
final class Braces {
  private static final int MOST = 1_000_000;
  private static final Pattern RANGE = Pattern.compile("([0-9]{1,9})\\.\\.([0-9]{1,9})");

  private Braces() {}

  /**
   * All names that a pattern stands for, in their order.
   *
   * @throws BadInputException if a brace has no counterpart, a range is empty, or there are too
   *     many
   */
  static List<String> expand(String pattern) {
    return expand(pattern, pattern);
  }

  private static List<String> expand(String text, String pattern) {
    int open = text.indexOf('{');
    if (open < 0) {
      if (text.indexOf('}') >= 0) {
        throw wrong(pattern, "has } without {");
      }
      return List.of(text);
    }
    int close = close(text, open, pattern);
    List<String> names = new ArrayList<>();
    List<String> ends = expand(text.substring(close + 1), pattern);
    for (String choice : choices(text.substring(open + 1, close), pattern)) {
      for (String end : ends) {
        names.add(text.substring(0, open) + choice + end);
        if (names.size() > MOST) {
          throw wrong(pattern, "stands for more than %,d names".formatted(MOST));
        }
      }
    }
    return names;
  }

  private static int close(String text, int open, String pattern) {
    int depth = 0;
    for (int at = open; at < text.length(); at++) {
      depth += text.charAt(at) == '{' ? 1 : text.charAt(at) == '}' ? -1 : 0;
      if (depth == 0) {
        return at;
      }
    }
    throw wrong(pattern, "has { without }");
  }

  private static List<String> choices(String inside, String pattern) {
    Matcher range = RANGE.matcher(inside);
    if (range.matches()) {
      return range(range.group(1), range.group(2), pattern);
    }
    List<String> choices = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int at = 0; at <= inside.length(); at++) {
      char letter = at < inside.length() ? inside.charAt(at) : ',';
      depth += letter == '{' ? 1 : letter == '}' ? -1 : 0;
      if (letter == ',' && depth == 0) {
        choices.addAll(expand(inside.substring(from, at), pattern));
        from = at + 1;
      }
    }
    return choices;
  }

  private static List<String> range(String first, String last, String pattern) {
    int from = Integer.parseInt(first);
    int to = Integer.parseInt(last);
    if (from > to || to - from >= MOST) {
      throw wrong(
          pattern, "has the range %s..%s, which is empty or too long".formatted(first, last));
    }
    List<String> numbers = new ArrayList<>();
    for (int number = from; number <= to; number++) {
      numbers.add(("%0" + first.length() + "d").formatted(number));
    }
    return numbers;
  }

  private static BadInputException wrong(String pattern, String problem) {
    return new BadInputException(
        "%s: the pattern %s. Write braces as in train-{000000..000009}.tar."
            .formatted(pattern, problem));
  }
}
