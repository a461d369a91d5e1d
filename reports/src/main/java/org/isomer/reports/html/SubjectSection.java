package org.isomer.reports.html;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.isomer.reports.artifact.Artifact;
import org.isomer.reports.html.figure.Figures;
import org.isomer.reports.html.markup.Element;
import org.isomer.reports.html.markup.Fold;
import org.isomer.reports.leaderboard.board.Format;
import org.isomer.reports.leaderboard.board.Row;
import org.isomer.reports.leaderboard.board.SubjectFacts;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Result;

/** Everything about one subject: facts, figures, and a section for each of its results. */
final class SubjectSection {
  private SubjectSection() {}

  /**
   * The section.
   *
   * @param shown what is on the page already; added to
   * @param open whether the section and its first result are unfolded at first
   */
  static Element of(Row row, String anchor, boolean open, Shown shown) {
    Element summary =
        Element.of("summary")
            .add(
                Element.of("h3").text(row.label()),
                Element.of("small").text(SubjectFacts.line(row)),
                scores(row));
    // A link to an anchor inside folded content unfolds it.
    Element body = Element.of("div", "body").with("id", anchor);
    body.add(facts(SubjectFacts.table(row)));
    SharedProvenance shared = SharedProvenance.of(row.results());
    Set<String> elsewhere = new TreeSet<>();
    Element figures = Element.of("div", "figures");
    for (Artifact artifact : artifacts(row)) {
      shown
          .before(artifact, anchor)
          .ifPresentOrElse(elsewhere::add, () -> figures.add(Figures.of(artifact)));
    }
    boolean first = open;
    for (int i = 0; i < row.cells().size(); i++) {
      if (row.cells().get(i).isPresent()) {
        Result result = row.cells().get(i).get().result();
        body.add(ResultSection.of(result.record(), shared, anchor + "-" + (i + 1), first));
        first = false;
      }
    }
    if (!figures.isEmpty()) {
      body.add(figures);
    }
    if (!shared.facts().isEmpty()) {
      body.add(Fold.of("What all results share", facts(shared.facts())));
    }
    if (!shared.parts().isEmpty()) {
      shown
          .before(shared.parts(), anchor)
          .ifPresentOrElse(elsewhere::add, () -> body.add(ProvenanceTable.of(shared)));
    }
    for (String place : elsewhere) {
      body.add(
          Element.of("p", "key")
              .add(
                  Element.of("a")
                      .with("href", "#" + place)
                      .text("Figures, configuration and plugins of this run are shown above.")));
    }
    Element details = Element.of("details", "subject").with("data-section", anchor).add(summary);
    // With a script browsers take this for text, so a page of a thousand results opens at once; the
    // script unpacks what is opened.
    return open
        ? details.with("open", "").add(body)
        : details.add(Element.of("noscript").add(body));
  }

  /** Names and values side by side. */
  static Element facts(Map<String, String> facts) {
    Element list = Element.of("dl", "facts");
    facts.forEach(
        (name, value) ->
            list.add(
                Element.of("div").add(Element.of("dt").text(name), Element.of("dd").text(value))));
    return list;
  }

  private static Element scores(Row row) {
    Element scores = Element.of("span", "scores");
    for (Result result : row.results()) {
      Metric metric = result.record().headlineMetric();
      scores.add(
          Element.of("span")
              .text(result.record().protocol().title() + " ")
              .add(Element.of("b").text(Format.value(metric))));
    }
    return scores;
  }

  /** Each figure once, although several results may carry the same. */
  private static List<Artifact> artifacts(Row row) {
    return row.results().stream()
        .flatMap(result -> result.artifacts().stream())
        .distinct()
        .sorted(Comparator.comparing(Artifact::kind))
        .toList();
  }
}
