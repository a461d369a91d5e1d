package org.isomer.reports.html.figure;

import org.isomer.reports.artifact.WorstErrors;
import org.isomer.reports.html.markup.Element;

/** Errors below one another: what is wrong, and what was judged. */
final class WorstErrorsFigure {
  private WorstErrorsFigure() {}

  static Element of(WorstErrors errors) {
    Element grid = Element.of("div", "neighbours");
    for (WorstErrors.Row row : errors.rows()) {
      Element strip = Element.of("div", "strip");
      row.examples().forEach(example -> strip.add(Figures.exhibit(example, row.error())));
      grid.add(Element.of("small").text(row.error()), strip);
    }
    return Element.of("div", "scroll").with("tabindex", "0").add(grid);
  }
}
