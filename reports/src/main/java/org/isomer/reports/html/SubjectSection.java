package org.isomer.reports.html;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.isomer.reports.artifact.Artifact;
import org.isomer.reports.leaderboard.Format;
import org.isomer.reports.leaderboard.Row;
import org.isomer.reports.leaderboard.SubjectFacts;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Result;

/** Everything about one subject: facts, figures, and a section for each of its results. */
final class SubjectSection {
  private SubjectSection() {}

  /**
   * The section.
   *
   * @param open whether the section and its first result are unfolded at first
   */
  static Element of(Row row, String anchor, boolean open) {
    Element summary =
        Element.of("summary")
            .add(
                Element.of("h3").text(row.label()),
                Element.of("small").text(SubjectFacts.line(row)),
                scores(row));
    // A link to an anchor inside folded content unfolds it.
    Element body = Element.of("div", "body").with("id", anchor);
    body.add(facts(SubjectFacts.table(row)));
    Element figures = Element.of("div", "figures");
    artifacts(row).forEach(artifact -> figures.add(Figures.of(artifact)));
    if (!figures.isEmpty()) {
      body.add(figures);
    }
    List<Result> results = row.results();
    for (int i = 0; i < results.size(); i++) {
      body.add(ResultSection.of(results.get(i).record(), open && i == 0));
    }
    Element details = Element.of("details", "subject");
    return (open ? details.with("open", "") : details).add(summary, body);
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
