package org.isomer.reports.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.isomer.reports.html.markup.Element;
import org.isomer.reports.html.markup.Table;
import org.isomer.reports.leaderboard.board.Format;
import org.isomer.reports.record.Scale;

/**
 * The confusion matrix as a shaded table, rows the truth; beside it, or instead if there are many
 * classes, the most frequent confusions.
 */
final class ConfusionTable {
  /** A larger matrix does not fit a screen. */
  private static final int LARGEST = 25;

  private static final int MOST_FREQUENT = 8;

  /** Beside the matrix, which shows all. */
  private static final int BESIDE = 4;

  /** A kind of mistake. */
  private record Confusion(int truth, int predicted, long count, double share) {}

  private final List<String> classes;
  private final List<List<Long>> counts;

  private ConfusionTable(List<String> classes, List<List<Long>> counts) {
    this.classes = classes;
    this.counts = counts;
  }

  static Element of(List<String> classes, List<List<Long>> counts) {
    ConfusionTable table = new ConfusionTable(classes, counts);
    Element columns = Element.of("div", "columns");
    if (classes.size() <= LARGEST) {
      columns.add(table.matrix());
    }
    return columns.add(table.mostFrequent(classes.size() <= LARGEST ? BESIDE : MOST_FREQUENT));
  }

  private Element matrix() {
    Element head = Element.of("tr").add(Element.of("td", "corner").text("truth ↓  predicted →"));
    classes.forEach(
        name -> head.add(Element.of("th").with("scope", "col").add(Element.of("span").text(name))));
    Element body = Element.of("tbody");
    for (int truth = 0; truth < classes.size(); truth++) {
      Element row =
          Element.of("tr").add(Element.of("th").with("scope", "row").text(classes.get(truth)));
      for (int predicted = 0; predicted < classes.size(); predicted++) {
        row.add(cell(truth, predicted));
      }
      body.add(row);
    }
    return Element.of("div")
        .add(
            Element.of("div", "scroll")
                .with("tabindex", "0")
                .add(Element.of("table", "confusion").add(Element.of("thead").add(head), body)),
            Element.of("p", "key")
                .text("Numbers are samples; the shade is the share of the row's class."));
  }

  private Element cell(int truth, int predicted) {
    long count = count(truth, predicted);
    // The square root lets rare confusions show.
    long level = Math.round(9 * Math.sqrt(share(truth, predicted)));
    String shade = (truth == predicted ? "h" : "m") + (count > 0 ? Math.max(1, level) : 0);
    // Most cells of a large matrix are empty, so the style sheet shades them without a class.
    return count == 0 && truth != predicted
        ? Element.of("td")
        : Element.of("td", shade).text(Format.count(count));
  }

  private Element mostFrequent(int shown) {
    Table table = new Table("truth", "taken for", "samples", "of the class");
    List<Confusion> confusions = confusions(shown);
    for (Confusion confusion : confusions) {
      table.row(
          classes.get(confusion.truth),
          List.of(
              classes.get(confusion.predicted),
              Format.count(confusion.count),
              Format.value(confusion.share, Scale.SHARE)));
    }
    return confusions.isEmpty()
        ? Element.of("p", "key").text("There is no confusion: every sample is right.")
        : Element.of("div", "frequent")
            .add(table.element(), Element.of("p", "key").text("The most frequent confusions."));
  }

  private List<Confusion> confusions(int shown) {
    List<Confusion> confusions = new ArrayList<>();
    for (int truth = 0; truth < classes.size(); truth++) {
      for (int predicted = 0; predicted < classes.size(); predicted++) {
        if (truth != predicted && count(truth, predicted) > 0) {
          confusions.add(
              new Confusion(truth, predicted, count(truth, predicted), share(truth, predicted)));
        }
      }
    }
    return confusions.stream()
        .sorted(Comparator.comparing((Confusion confusion) -> -confusion.count))
        .limit(shown)
        .toList();
  }

  private long count(int truth, int predicted) {
    return counts.get(truth).get(predicted);
  }

  private double share(int truth, int predicted) {
    long support = counts.get(truth).stream().mapToLong(Long::longValue).sum();
    return support == 0 ? 0 : (double) count(truth, predicted) / support;
  }
}
