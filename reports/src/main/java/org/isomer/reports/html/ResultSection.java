package org.isomer.reports.html;

import java.util.List;
import java.util.Map;
import org.isomer.reports.html.figure.TimeBar;
import org.isomer.reports.html.markup.Element;
import org.isomer.reports.html.markup.Fold;
import org.isomer.reports.html.markup.Table;
import org.isomer.reports.leaderboard.board.Format;
import org.isomer.reports.leaderboard.board.Notes;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Provenance;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.Selection;

/** One result: its metrics, classes, confusions, selection and provenance. */
final class ResultSection {
  private ResultSection() {}

  /**
   * The section.
   *
   * @param anchor what links to it name
   * @param open whether it is unfolded at first
   */
  static Element of(ResultRecord record, SharedProvenance shared, String anchor, boolean open) {
    Metric headline = record.headlineMetric();
    Element summary =
        Element.of("summary")
            .add(Element.of("h4").text(record.protocol().title()))
            .add(
                Element.of("span", "scores")
                    .add(
                        Element.of("span")
                            .text(record.headline() + " ")
                            .add(Element.of("b").text(Format.value(headline)))));
    Element columns = Element.of("div", "columns");
    columns.add(Element.of("div").add(part("Metrics", metrics(record.metrics()))));
    if (!record.classScores().isEmpty()) {
      columns.add(part("Classes", ClassTable.of(record.data().classes(), record.classScores())));
    }
    // A link to an anchor inside folded content unfolds it.
    Element body = Element.of("div", "body").with("id", anchor);
    record.warnings().ifPresent(warnings -> body.add(part("Warnings", warnings(warnings))));
    record
        .provenance()
        .alarms()
        .ifPresent(alarms -> body.add(part("Alarms in pretraining", alarms(alarms))));
    body.add(columns);
    if (!record.confusion().isEmpty()) {
      body.add(part("Confusions", ConfusionTable.of(record.data().classes(), record.confusion())));
    }
    record.selection().ifPresent(selection -> body.add(Fold.of("Selection", selection(selection))));
    body.add(
        Fold.of(
            "Provenance",
            Element.of("div")
                .add(
                    ProvenanceTable.of(record, shared),
                    TimeBar.of(record.provenance().seconds()))));
    Element details = Element.of("details", "result");
    return (open ? details.with("open", "") : details).add(summary, body);
  }

  private static Element part(String title, Element content) {
    return Element.of("section", "part").add(Element.of("h5").text(title), content);
  }

  private static Element warnings(List<String> warnings) {
    Element list = Element.of("ul", "notes");
    warnings.forEach(warning -> list.add(Element.of("li").text(Notes.WARNING + " " + warning)));
    return list;
  }

  static Element alarms(List<Provenance.Alarm> alarms) {
    Element list = Element.of("ul", "notes");
    alarms.forEach(
        alarm ->
            list.add(
                Element.of("li")
                    .add(Element.of("b").text("%s, step %d".formatted(alarm.kind(), alarm.step())))
                    .text(": " + alarm.message())));
    return list;
  }

  private static Element metrics(Map<String, Metric> metrics) {
    Table table = new Table("metric", "value", "interval", "method");
    metrics.forEach(
        (name, metric) ->
            table.row(
                name,
                List.of(
                    Format.value(metric),
                    metric.interval().map(i -> Format.interval(i, metric.scale())).orElse("–"),
                    metric.interval().map(Format::method).orElse("–"))));
    return table.element();
  }

  private static Element selection(Selection selection) {
    Table table = new Table("candidate", Format.heading(selection.metric(), selection.scale()), "");
    for (Selection.Trial trial : selection.trials()) {
      table.row(
          ProvenanceTable.options(trial.options()),
          List.of(Format.number(trial.score(), selection.scale()), trial.chosen() ? "chosen" : ""));
    }
    return Element.of("div")
        .add(
            table.element(),
            Element.of("p", "key")
                .text("Compared on the " + selection.split() + " split; see the protocol below."));
  }
}
