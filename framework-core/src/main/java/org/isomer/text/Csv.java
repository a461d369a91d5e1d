package org.isomer.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.regex.Pattern;

/** Pieces of CSV that cannot be broken by the text in them. */
public final class Csv {
  /** What a spreadsheet takes for a formula; it may drop the space before it, and the width. */
  private static final Pattern FORMULA = Pattern.compile("[\\s\\p{Z}]*[=+@＝＋－＠-]");

  /** The digits that tell any double from its neighbours. */
  private static final int DIGITS = 17;

  private Csv() {}

  /**
   * Text; one that a spreadsheet would take for a formula begins with an apostrophe, and control
   * characters are made visible.
   */
  public static String text(String raw) {
    String text = Visible.lines(raw);
    return quoted(FORMULA.matcher(text).lookingAt() ? "'" + text : text);
  }

  /** The shortest decimal that reads back as the same double, without an exponent. */
  public static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    // Double.toString is not the shortest before Java 19, so its text depends on the runtime.
    BigDecimal exact = new BigDecimal(value);
    BigDecimal rounded = exact;
    for (int digits = DIGITS; digits > 0; digits--) {
      BigDecimal shorter = exact.round(new MathContext(digits));
      if (shorter.doubleValue() != value) {
        break;
      }
      rounded = shorter;
    }
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** A line; the cells are CSV. */
  public static String row(List<String> cells) {
    return String.join(",", cells) + "\r\n";
  }

  private static String quoted(String text) {
    return text.matches("(?s).*[\",\r\n].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
  }
}
