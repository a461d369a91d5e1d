package org.isomer.reports.html.figure;

import org.isomer.reports.html.markup.Element;
import org.isomer.reports.html.markup.Svg;

/**
 * Names beside the marks that stand for them. Ten colours and three shapes tell thirty entries
 * apart.
 */
final class Legend {
  private static final int COLOURS = 10;

  private final Element list = Element.of("ul", "legend");

  /** The style class of an entry's colour. */
  static String colour(int entry) {
    return "c" + entry % COLOURS;
  }

  /** Whether an entry has the colour of an earlier one. */
  static boolean repeats(int entry) {
    return entry >= COLOURS;
  }

  /** The style class of an entry's shape. */
  static String shape(int entry) {
    return switch (entry / COLOURS % 3) {
      case 0 -> "round";
      case 1 -> "square";
      default -> "triangle";
    };
  }

  /** An entry's mark, without a colour, centred at a place. */
  static Element mark(int entry, double x, double y, double radius) {
    String d = Svg.number(2 * radius);
    return switch (entry / COLOURS % 3) {
      case 0 -> Element.of("circle").with("cx", x).with("cy", y).with("r", radius);
      case 1 ->
          Element.of("path")
              .with(
                  "d",
                  "M"
                      + Svg.number(x - radius)
                      + " "
                      + Svg.number(y - radius)
                      + "h"
                      + d
                      + "v"
                      + d
                      + "h-"
                      + d
                      + "z");
      default ->
          Element.of("path")
              .with(
                  "d",
                  "M%1$s %2$sL%3$s %4$sH%5$sz"
                      .formatted(
                          Svg.number(x),
                          Svg.number(y - 1.2 * radius),
                          Svg.number(x + 1.2 * radius),
                          Svg.number(y + radius),
                          Svg.number(x - 1.2 * radius)));
    };
  }

  void add(int entry, String name) {
    Element swatch =
        entry < COLOURS
            ? Element.of("i", "swatch " + colour(entry))
            : Element.of("svg", "swatch " + colour(entry))
                .with("viewBox", "0 0 12 12")
                .with("aria-hidden", "true")
                .add(mark(entry, 6, 6, 4.5));
    list.add(Element.of("li").add(swatch).text(name));
  }

  Element element() {
    return list;
  }
}
