package org.isomer.reports.html;

import java.util.Optional;
import org.isomer.reports.leaderboard.Format;
import org.isomer.reports.leaderboard.Pairing;
import org.isomer.reports.leaderboard.Ranking;

/** Every subject against every other: wins and losses over the tasks that both have. */
final class PairingTable {
  private PairingTable() {}

  static Element of(Ranking ranking) {
    Element head = Element.of("tr").add(Element.of("td", "corner").text("row wins – column wins"));
    Element body = Element.of("tbody");
    for (int i = 0; i < ranking.entrants().size(); i++) {
      String name = ranking.entrants().get(i).label();
      head.add(
          Element.of("th").with("scope", "col").add(Element.of("span").text((i + 1) + " " + name)));
      Element row =
          Element.of("tr").add(Element.of("th").with("scope", "row").text((i + 1) + " " + name));
      for (Optional<Pairing> pairing : ranking.pairings().get(i)) {
        row.add(pairing.map(PairingTable::cell).orElse(Element.of("td")));
      }
      body.add(row);
    }
    return Element.of("details", "fold pairs-fold")
        .add(
            Element.of("summary").text("Every pair of subjects"),
            Element.of("div", "scroll")
                .with("tabindex", "0")
                .with("role", "region")
                .with("aria-label", "Every pair of subjects")
                .add(Element.of("table", "confusion").add(Element.of("thead").add(head), body)),
            Element.of("p", "key")
                .text(
                    "In how many tasks the row has the better mean, and in how many the column."
                        + " Shaded with a star: the exact signed-rank test of Wilcoxon over the"
                        + " tasks, corrected by Holm for all pairs, finds a difference at the 5 %"
                        + " level. Fewer than six tasks can never show one."));
  }

  private static Element cell(Pairing pairing) {
    String shade =
        !pairing.significant() ? "pair" : pairing.wins() > pairing.losses() ? "h5" : "m4";
    return Element.of("td", shade)
        .with("title", Format.pValue(pairing.pValue()))
        .text(pairing.wins() + "–" + pairing.losses() + (pairing.significant() ? "*" : ""));
  }
}
