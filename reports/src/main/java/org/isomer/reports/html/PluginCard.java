package org.isomer.reports.html;

import java.util.List;
import org.isomer.javadoc.Prose.Block;
import org.isomer.reports.artifact.Curves;
import org.isomer.reports.catalogue.PluginSection;
import org.isomer.reports.catalogue.PluginSection.Excerpt;
import org.isomer.reports.catalogue.PluginSection.OptionRow;
import org.isomer.reports.catalogue.Strip;
import org.isomer.reports.html.figure.CurvesFigure;
import org.isomer.reports.html.figure.Figures;
import org.isomer.reports.html.markup.Element;

/** One plugin of a catalogue. */
final class PluginCard {
  /** Longer texts are folded behind their beginning. */
  private static final int FEW_BLOCKS = 8;

  private PluginCard() {}

  static Element of(PluginSection plugin) {
    Element card = Element.of("section", "plugin").with("id", plugin.id());
    card.add(
        Element.of("h3")
            .add(
                Element.of("a").with("href", "#" + plugin.id()).text(plugin.name()),
                Element.of("small").text(plugin.module())),
        Element.of("p", "summary").text(plugin.summary() + "."));
    plugin.strips().forEach(strip -> card.add(strip(strip)));
    plugin.course().ifPresent(course -> card.add(course(course)));
    card.add(prose(plugin.prose().blocks()));
    card.add(options(plugin.options()));
    plugin.snippet().ifPresent(snippet -> card.add(excerpt(snippet)));
    return card;
  }

  private static Element strip(Strip strip) {
    Element tiles = Element.of("div", "tiles");
    for (Strip.Tile tile : strip.tiles()) {
      tiles.add(
          Element.of("figure")
              .add(
                  Figures.exhibit(tile.exhibit(), strip.title() + ", " + tile.caption()),
                  Element.of("figcaption").text(tile.caption())));
    }
    return Element.of("div", "illustration").add(Element.of("h5").text(strip.title()), tiles);
  }

  private static Element course(Curves course) {
    return Element.of("figure", "course")
        .add(CurvesFigure.of(course), Element.of("figcaption").text(course.caption()));
  }

  private static Element prose(List<Block> blocks) {
    Element prose = Element.of("div", "prose");
    int shown = blocks.size() > FEW_BLOCKS ? FEW_BLOCKS : blocks.size();
    prose.add(ProseElements.of(blocks.subList(0, shown)));
    if (shown < blocks.size()) {
      prose.add(
          Element.of("details", "fold")
              .add(Element.of("summary").text("More"))
              .add(ProseElements.of(blocks.subList(shown, blocks.size()))));
    }
    return prose;
  }

  private static List<Element> options(List<OptionRow> options) {
    if (options.isEmpty()) {
      return List.of();
    }
    Element list = Element.of("dl", "options");
    for (OptionRow option : options) {
      list.add(
          Element.of("div")
              .add(
                  Element.of("dt")
                      .add(
                          Element.of("code").text(option.name()),
                          Element.of("small").text(wanted(option))),
                  Element.of("dd").text(option.meaning() + ".")));
    }
    return List.of(Element.of("h5").text("Options"), list);
  }

  private static String wanted(OptionRow option) {
    String values = option.wanted();
    return switch (option.fallback()) {
      case "required" -> values + "; required";
      case "none" -> values + "; may be left out";
      default -> values + "; default " + option.fallback();
    };
  }

  private static List<Element> excerpt(Excerpt snippet) {
    return List.of(Element.of("h5").text(snippet.where()), Element.of("pre").text(snippet.text()));
  }
}
