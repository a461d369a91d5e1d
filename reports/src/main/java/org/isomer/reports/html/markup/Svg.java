package org.isomer.reports.html.markup;

import java.util.Locale;

/** Pieces of SVG. */
public final class Svg {
  private Svg() {}

  /**
   * A drawing that scales with its box.
   *
   * @param label what it shows, for those who cannot see it
   */
  public static Element image(double width, double height, String label) {
    return Element.of("svg")
        .with("viewBox", "0 0 " + number(width) + " " + number(height))
        .with("role", "img")
        .with("aria-label", label);
  }

  public static Element line(double x1, double y1, double x2, double y2, String styleClass) {
    return Element.of("line", styleClass)
        .with("x1", x1)
        .with("y1", y1)
        .with("x2", x2)
        .with("y2", y2);
  }

  public static Element rect(double x, double y, double width, double height, String styleClass) {
    return Element.of("rect", styleClass)
        .with("x", x)
        .with("y", y)
        .with("width", width)
        .with("height", height);
  }

  /**
   * Text.
   *
   * @param anchor start, middle or end
   */
  public static Element text(double x, double y, String anchor, String text) {
    return Element.of("text").with("x", x).with("y", y).with("text-anchor", anchor).text(text);
  }

  /** At most two decimals, none needless. */
  public static String number(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value).replaceAll("\\.?0+$", "");
    return text.equals("-0") ? "0" : text;
  }
}
