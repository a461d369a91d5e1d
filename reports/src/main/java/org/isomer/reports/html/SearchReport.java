package org.isomer.reports.html;

import java.util.Locale;
import org.isomer.exhibit.Passage;
import org.isomer.reports.artifact.SearchHits;
import org.isomer.reports.html.figure.Figures;
import org.isomer.reports.html.markup.Element;
import org.isomer.reports.leaderboard.board.Format;

/** Renders what a search has found as one self-contained HTML page. */
public final class SearchReport {
  private static final String TITLE = "Nearest examples";

  private SearchReport() {}

  /** The page. Write it in UTF-8. */
  public static String render(SearchHits found) {
    Element asked = card().add(Figures.exhibit(found.shown(), found.query()));
    if (!(found.shown() instanceof Passage)) {
      asked.add(Element.of("p", "id").text(found.query()));
    }
    Element query = Element.of("section", "query").add(Element.of("h2").text("Query"), asked);
    Element hits = Element.of("div", "hits");
    for (int i = 0; i < found.hits().size(); i++) {
      hits.add(hit(found.hits().get(i), i + 1));
    }
    Element nearest =
        Element.of("section")
            .add(
                Element.of("h2").text("Nearest of " + found.index()),
                hits,
                Element.of("p", "key")
                    .text(
                        "By the cosine of their vectors with the query’s: 1 for the same direction, 0 for none in common."));
    Element footer =
        Element.of("footer")
            .text(
                "Made by isomer search. %s shown. This page stands alone: it loads nothing, and has no script."
                    .formatted(Format.count(found.hits().size())));
    return Page.still(
        TITLE,
        "search.css",
        Element.of("body").add(Page.header(TITLE), Element.of("main").add(query, nearest), footer));
  }

  private static Element card() {
    return Element.of("div", "hit");
  }

  private static Element hit(SearchHits.Hit hit, int rank) {
    String cosine = String.format(Locale.ROOT, "%.3f", hit.cosine());
    String description = "%d: %s, cosine %s".formatted(rank, hit.id(), cosine);
    Element card = card();
    hit.shown().ifPresent(shown -> card.add(Figures.exhibit(shown, description)));
    return card.add(
        Element.of("p", "rank")
            .add(Element.of("b").text(String.valueOf(rank)), Element.of("span").text(cosine)),
        Element.of("p", "id").text(hit.id()));
  }
}
