package org.isomer.reports.html;

import java.util.List;
import org.isomer.reports.html.markup.Element;
import org.isomer.reports.html.markup.Svg;
import org.isomer.reports.html.markup.Table;
import org.isomer.reports.leaderboard.board.Format;
import org.isomer.reports.record.ClassScores;
import org.isomer.reports.record.Scale;

/** Precision, recall and F1 of each class, F1 also as a bar. */
final class ClassTable {
  private ClassTable() {}

  static Element of(List<String> classes, List<ClassScores> scores) {
    Table table = new Table("class", "precision", "recall", "F1, %", "", "support");
    for (int i = 0; i < classes.size(); i++) {
      ClassScores score = scores.get(i);
      table.rowOf(
          classes.get(i),
          List.of(
              share(score.precision()),
              share(score.recall()),
              share(score.f1()),
              Element.of("td").add(bar(score.f1())),
              Element.of("td").text(Format.count(score.support()))));
    }
    return table.element();
  }

  private static Element share(double value) {
    return Element.of("td").text(Format.number(value, Scale.SHARE));
  }

  private static Element bar(double share) {
    return Element.of("svg", "bar")
        .with("aria-hidden", "true")
        .add(Element.of("path").with("d", "M0 5h" + Svg.number(80 * share)));
  }
}
