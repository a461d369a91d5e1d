package org.isomer.reports.html.figure;

import org.isomer.reports.artifact.Overlays;
import org.isomer.reports.html.markup.Element;
import org.isomer.reports.html.markup.Svg;

/** What the colours mean, then pictures side by side, each with its name below. */
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
    return overlays.legend().isEmpty() ? grid : Element.of("div").add(legend(overlays), grid);
  }

  private static Element legend(Overlays overlays) {
    Element list = Element.of("ul", "legend");
    overlays
        .legend()
        .forEach(
            (name, colour) ->
                list.add(
                    Element.of("li")
                        .add(
                            Element.of("svg", "swatch")
                                .with("viewBox", "0 0 12 12")
                                .with("aria-hidden", "true")
                                .add(Svg.rect(1, 1, 10, 10, "area").with("fill", colour)))
                        .text(name)));
    return list;
  }
}
