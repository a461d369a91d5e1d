package org.isomer.reports.html.figure;

import java.util.Locale;
import org.isomer.reports.artifact.Neighbours;
import org.isomer.reports.html.markup.Element;

/** Queries, each with its neighbours in order; a mark says whether the class agrees. */
final class NeighboursFigure {
  private NeighboursFigure() {}

  static Element of(Neighbours neighbours) {
    Element grid = Element.of("div", "neighbours");
    for (Neighbours.Row row : neighbours.rows()) {
      Element strip =
          Element.of("div", "strip")
              .add(Figures.exhibit(row.query(), row.name()).with("class", "original"));
      row.nearest().forEach(neighbour -> strip.add(neighbour(neighbour)));
      grid.add(Element.of("small").text(row.name()), strip);
    }
    return Element.of("div")
        .add(
            Element.of("div", "scroll").with("tabindex", "0").add(grid),
            Element.of("p", "key").text(agreement(neighbours)));
  }

  private static Element neighbour(Neighbours.Neighbour neighbour) {
    String description =
        String.format(
            Locale.ROOT,
            "%s, similarity %.3f, %s class",
            neighbour.name(),
            neighbour.similarity(),
            neighbour.sameClass() ? "same" : "another");
    Element picture = Figures.exhibit(neighbour.image(), description);
    return neighbour.sameClass()
        ? Element.of("span", "near").add(picture)
        : Element.of("span", "near other")
            .add(picture, Element.of("i").with("aria-hidden", "true").text("✗"));
  }

  private static String agreement(Neighbours neighbours) {
    long all = neighbours.rows().stream().mapToLong(row -> row.nearest().size()).sum();
    long same =
        neighbours.rows().stream()
            .flatMap(row -> row.nearest().stream())
            .filter(Neighbours.Neighbour::sameClass)
            .count();
    return "%d of these %d neighbours have the class of their query; ✗ marks the others."
        .formatted(same, all);
  }
}
