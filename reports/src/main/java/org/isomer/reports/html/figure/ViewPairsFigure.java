package org.isomer.reports.html.figure;

import org.isomer.reports.artifact.ViewPairs;
import org.isomer.reports.html.markup.Element;

/** Originals, each with its views beside it. */
final class ViewPairsFigure {
  private ViewPairsFigure() {}

  static Element of(ViewPairs pairs) {
    Element grid = Element.of("div", "pairs");
    for (ViewPairs.Row row : pairs.rows()) {
      Element strip = Element.of("div", "strip");
      strip.add(Figures.exhibit(row.original(), row.name()).with("class", "original"));
      for (int i = 0; i < row.views().size(); i++) {
        strip.add(Figures.exhibit(row.views().get(i), row.name() + ", view " + (i + 1)));
      }
      grid.add(Element.of("div", "seen").add(strip, Element.of("small").text(row.name())));
    }
    return grid;
  }
}
