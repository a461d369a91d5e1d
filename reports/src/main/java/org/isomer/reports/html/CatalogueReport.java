package org.isomer.reports.html;

import org.isomer.reports.catalogue.Catalogue;
import org.isomer.reports.catalogue.KindSection;
import org.isomer.reports.html.markup.Element;
import org.isomer.reports.leaderboard.board.Format;

/** Renders a catalogue of plugins as one self-contained HTML page. */
public final class CatalogueReport {
  private static final String TITLE = "Plugins";

  private CatalogueReport() {}

  /** The page. Equal catalogues give equal text; write it in UTF-8. */
  public static String render(Catalogue catalogue) {
    Element main = Element.of("main").add(index(catalogue));
    catalogue.kinds().forEach(kind -> main.add(section(kind)));
    Element footer =
        Element.of("footer")
            .text(
                "Made by %s from what the sources of %s plugins say. This page stands alone: it loads nothing, and has no script."
                    .formatted(Catalogue.COMMAND, Format.count(catalogue.size())));
    return Page.still(
        TITLE, "catalogue.css", Element.of("body").add(Page.header(TITLE), main, footer));
  }

  private static Element index(Catalogue catalogue) {
    Element index = Element.of("dl", "index");
    for (KindSection kind : catalogue.kinds()) {
      Element names = Element.of("dd");
      kind.plugins().forEach(plugin -> names.add(link(plugin.id(), plugin.name())));
      index.add(Element.of("div").add(Element.of("dt").add(link(kind.name(), kind.name())), names));
    }
    return index;
  }

  private static Element link(String id, String text) {
    return Element.of("a").with("href", "#" + id).text(text);
  }

  private static Element section(KindSection kind) {
    Element section =
        Element.of("section", "kind")
            .with("id", kind.name())
            .add(
                Element.of("h2").text(kind.name()),
                Element.of("p", "lead").add(ProseElements.inline(kind.meaning() + ".")),
                Element.of("details", "fold")
                    .add(
                        Element.of("summary").text("What each of them keeps to"),
                        ProseElements.list(kind.promises()).with("class", "promises")));
    kind.plugins().forEach(plugin -> section.add(PluginCard.of(plugin)));
    return section;
  }
}
