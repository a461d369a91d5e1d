package org.isomer.text;

/**
 * Text without characters that act instead of being seen: control characters, such as the escape
 * that begins a terminal's commands, marks that turn the direction of writing, and halves of
 * characters. Each is shown as JSON and Java write it, {@code \u001b}, so that JSON stays the same
 * JSON. Letters of all scripts, and the joiners that some of them need, stay as they are.
 */
public final class Visible {
  private static final char ZERO_WIDTH_NON_JOINER = '\u200c';
  private static final char ZERO_WIDTH_JOINER = '\u200d';

  private Visible() {}

  /** Text of one line: line ends and tabs are shown as well. */
  public static String line(String text) {
    return visible(text, false);
  }

  /** Text of several lines: line ends and tabs stay. */
  public static String lines(String text) {
    return visible(text, true);
  }

  private static String visible(String text, boolean lines) {
    StringBuilder shown = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); ) {
      int point = text.codePointAt(at);
      int next = at + Character.charCount(point);
      if (!acts(point) || (lines && lays(text, at))) {
        shown.appendCodePoint(point);
      } else {
        text.substring(at, next).chars().forEach(unit -> shown.append("\\u%04x".formatted(unit)));
      }
      at = next;
    }
    return shown.toString();
  }

  private static boolean acts(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.FORMAT -> point != ZERO_WIDTH_NON_JOINER && point != ZERO_WIDTH_JOINER;
      default -> false;
    };
  }

  /** Whether a character lays out lines: a tab, a line feed, or the return before one. */
  private static boolean lays(String text, int at) {
    return switch (text.charAt(at)) {
      case '\t', '\n' -> true;
      case '\r' -> at + 1 < text.length() && text.charAt(at + 1) == '\n';
      default -> false;
    };
  }
}
