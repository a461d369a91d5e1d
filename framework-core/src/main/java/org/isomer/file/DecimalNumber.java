package org.isomer.file;

/**
 * Numbers as data files write them. Java's own readers take more: {@code 1d} and {@code 2f}, which
 * are rather names of columns and classes, and hexadecimal digits.
 */
public final class DecimalNumber {
  private DecimalNumber() {}

  /**
   * The nearest float of a decimal number.
   *
   * @throws NumberFormatException if it is none
   */
  public static float toFloat(String text) {
    return Float.parseFloat(require(text));
  }

  /**
   * The nearest double of a decimal number.
   *
   * @throws NumberFormatException if it is none
   */
  public static double toDouble(String text) {
    return Double.parseDouble(require(text));
  }

  private static String require(String text) {
    char last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
    boolean ends = last == '.' || (last >= '0' && last <= '9');
    if (!ends || text.indexOf('x') >= 0 || text.indexOf('X') >= 0) {
      throw new NumberFormatException("\"%s\" is no decimal number".formatted(text));
    }
    return text;
  }
}
