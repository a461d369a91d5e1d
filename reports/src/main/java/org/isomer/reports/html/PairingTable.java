package org.isomer.reports.html;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.isomer.reports.html.markup.Element;
import org.isomer.reports.leaderboard.board.Format;
import org.isomer.reports.leaderboard.ranking.Pairing;
import org.isomer.reports.leaderboard.ranking.PairingCells;
import org.isomer.reports.leaderboard.ranking.Ranking;

/** Every subject against every other, over the tasks that both have. */
final class PairingTable {
  /** The shades that there are of better and of worse. */
  private static final int SHADES = 5;

  private final Ranking ranking;
  private final List<Integer> order;
  private final double largest;

  private PairingTable(Ranking ranking) {
    this.ranking = ranking;
    order = PairingCells.order(ranking);
    largest =
        ranking.pairings().stream()
            .flatMap(List::stream)
            .flatMap(Optional::stream)
            .mapToDouble(PairingTable::lead)
            .max()
            .orElse(0);
  }

  static Element of(Ranking ranking) {
    Element fold = Element.of("details", "fold pairs-fold");
    if (ranking.entrants().size() <= PairingCells.LARGEST) {
      fold.with("open", "");
    }
    return fold.add(
        Element.of("summary").text("Every pair of subjects"),
        Element.of("div", "scroll")
            .with("tabindex", "0")
            .with("role", "region")
            .with("aria-label", "Every pair of subjects")
            .add(new PairingTable(ranking).table()),
        Element.of("p", "key")
            .text(PairingCells.note(ranking) + " The shade is how far the row is ahead."));
  }

  private Element table() {
    Element head =
        Element.of("tr").add(Element.of("td", "corner").text("row better – equal – column better"));
    Element body = Element.of("tbody");
    for (int first : order) {
      head.add(Element.of("th").with("scope", "col").add(Element.of("span").text(name(first))));
      Element row = Element.of("tr").add(Element.of("th").with("scope", "row").text(name(first)));
      for (int second : order) {
        row.add(ranking.pairings().get(first).get(second).map(this::cell).orElse(Element.of("td")));
      }
      body.add(row);
    }
    return Element.of("table", "confusion").add(Element.of("thead").add(head), body);
  }

  private String name(int place) {
    return ranking.entrants().get(place).label();
  }

  private Element cell(Pairing pairing) {
    List<String> lines = PairingCells.lines(pairing);
    Element cell =
        Element.of("td", shade(pairing))
            .with("title", "Holm-corrected " + Format.pValue(pairing.corrected()));
    IntStream.range(0, lines.size())
        .mapToObj(i -> Element.of(i == 0 ? "b" : "small").text(lines.get(i)))
        .forEach(cell::add);
    return cell;
  }

  private String shade(Pairing pairing) {
    double lead = lead(pairing);
    long level = largest == 0 ? 0 : Math.round(SHADES * Math.abs(lead) / largest);
    return level == 0 ? "pair" : (lead > 0 ? "h" : "m") + level;
  }

  /** By how much the first is ahead: the difference of the means, else that of the wins. */
  private static double lead(Pairing pairing) {
    return pairing
        .difference()
        .orElse((double) (pairing.wins() - pairing.losses()) / pairing.tasks());
  }
}
