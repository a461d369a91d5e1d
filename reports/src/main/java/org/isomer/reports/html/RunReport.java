package org.isomer.reports.html;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.isomer.reports.html.figure.Figures;
import org.isomer.reports.html.markup.Element;
import org.isomer.reports.html.markup.Fold;
import org.isomer.reports.html.markup.Table;
import org.isomer.reports.leaderboard.board.Format;
import org.isomer.reports.leaderboard.board.Notes;
import org.isomer.reports.record.Provenance;
import org.isomer.reports.run.RunPage;

/** Renders one pretraining run as a self-contained HTML page. */
public final class RunReport {
  private RunReport() {}

  /** The page. Equal runs give equal text; write it in UTF-8. */
  public static String render(RunPage page) {
    Element main = Element.of("main");
    main.add(Element.of("p", "lead").text(page.lead()), SubjectSection.facts(facts(page)));
    if (!page.warnings().isEmpty()) {
      main.add(section("Doubts", warnings(page.warnings())));
    }
    if (!page.alarms().isEmpty()) {
      main.add(section("Alarms", ResultSection.alarms(page.alarms())));
    }
    main.add(
        section(
            "Curves",
            page.curves().isEmpty()
                ? Element.of("p", "key").text("The log tells of no step yet.")
                : figures("figures curves", page.curves())));
    if (!page.embeddings().isEmpty()) {
      main.add(
          section("How embeddings fill their space", figures("figures curves", page.embeddings())));
    }
    main.add(section("Examples and embeddings", examples(page)));
    main.add(section("Configuration", configuration(page)));
    main.add(section("Provenance", provenance(page)));
    Element footer =
        Element.of("footer")
            .text(
                "Made by Isomer from the folder of a run. This page stands alone: it loads nothing,"
                    + " and has no script.");
    return Page.still(
        page.name(), "run.css", Element.of("body").add(Page.header(page.name()), main, footer));
  }

  private static Map<String, String> facts(RunPage page) {
    Map<String, String> facts = new LinkedHashMap<>(page.facts());
    if (!page.sessions().isEmpty()) {
      double seconds = page.sessions().stream().mapToDouble(RunPage.Session::seconds).sum();
      facts.put("Training took", Format.duration(seconds));
    }
    return facts;
  }

  private static Element section(String title, Element content) {
    return Element.of("section", "run").add(Element.of("h2").text(title), content);
  }

  private static Element figures(String styleClass, List<RunPage.Figure> figures) {
    Element grid = Element.of("div", styleClass);
    figures.forEach(figure -> grid.add(Figures.of(figure.title(), figure.artifact())));
    return grid;
  }

  private static Element warnings(List<String> warnings) {
    Element list = Element.of("ul", "notes");
    warnings.forEach(warning -> list.add(Element.of("li").text(Notes.WARNING + " " + warning)));
    return list;
  }

  private static Element examples(RunPage page) {
    Element part = Element.of("div");
    if (!page.views().isEmpty()) {
      part.add(figures("figures shown", page.views()));
    }
    page.missing().forEach(why -> part.add(Element.of("p", "key").text(why)));
    return part;
  }

  private static Element configuration(RunPage page) {
    Element part = Element.of("div");
    part.add(
        Element.of("p", "key").text("This trains it again:"),
        Element.of("pre", "command").with("tabindex", "0").text(page.command()));
    if (!page.configuration().isBlank()) {
      part.add(ProvenanceTable.configuration(page.configuration()));
    }
    return part;
  }

  private static Element provenance(RunPage page) {
    Element part = Element.of("div").add(SubjectSection.facts(page.provenance()));
    if (!page.sessions().isEmpty()) {
      Table table = new Table("started", "steps", "time", "steps a second");
      for (RunPage.Session session : page.sessions()) {
        long steps = session.lastStep() - session.firstStep() + 1;
        table.row(
            session.started(),
            List.of(
                Format.count(session.firstStep()) + "–" + Format.count(session.lastStep()),
                Format.duration(session.seconds()),
                session.seconds() > 0 ? Format.plain(steps / session.seconds()) : "–"));
      }
      part.add(Fold.of("Sessions", table.element()).with("open", ""));
    }
    List<Provenance.PluginOrigin> plugins = page.plugins();
    if (!plugins.isEmpty()) {
      part.add(ProvenanceTable.plugins(plugins));
    }
    return part;
  }
}
