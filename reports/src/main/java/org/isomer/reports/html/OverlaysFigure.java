package org.isomer.reports.html;

import org.isomer.reports.artifact.Overlays;

/** Pictures side by side, each with its name below. */
final class OverlaysFigure {
  private OverlaysFigure() {}

  static Element of(Overlays overlays) {
    Element grid = Element.of("div", "overlays");
    for (Overlays.Row row : overlays.rows()) {
      grid.add(
          Element.of("div")
              .add(
                  Figures.picture(row.picture(), row.name()).with("class", "overlay"),
                  Element.of("small").text(row.name())));
    }
    return grid;
  }
}
