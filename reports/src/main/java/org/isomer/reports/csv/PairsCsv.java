package org.isomer.reports.csv;

import static org.isomer.text.Csv.number;
import static org.isomer.text.Csv.row;
import static org.isomer.text.Csv.text;

import java.util.List;
import java.util.Optional;
import org.isomer.reports.leaderboard.ranking.Pairing;
import org.isomer.reports.leaderboard.ranking.PairingCells;
import org.isomer.reports.leaderboard.ranking.Ranking;
import org.isomer.text.Csv;

/**
 * Renders the matrix of pairs as CSV: a head, and a line for each pair of subjects with a common
 * task, in the order of the matrix. A difference of shares is in [−1, 1].
 */
public final class PairsCsv {
  private static final List<String> HEAD =
      List.of(
          "first",
          "second",
          "tasks",
          "mean_difference",
          "wins",
          "ties",
          "losses",
          "p_value",
          "p_value_holm");

  private PairsCsv() {}

  /** The pairs. Equal rankings give equal text; write it in UTF-8. */
  public static String render(Ranking ranking) {
    StringBuilder out = new StringBuilder(row(HEAD));
    List<Integer> order = PairingCells.order(ranking);
    for (int i = 0; i < order.size(); i++) {
      for (int j = i + 1; j < order.size(); j++) {
        Optional<Pairing> pairing = ranking.pairings().get(order.get(i)).get(order.get(j));
        String first = ranking.entrants().get(order.get(i)).label();
        String second = ranking.entrants().get(order.get(j)).label();
        pairing.ifPresent(pair -> out.append(row(line(first, second, pair))));
      }
    }
    return out.toString();
  }

  private static List<String> line(String first, String second, Pairing pair) {
    return List.of(
        text(first),
        text(second),
        Integer.toString(pair.tasks()),
        pair.difference().map(Csv::number).orElse(""),
        Integer.toString(pair.wins()),
        Integer.toString(pair.ties()),
        Integer.toString(pair.losses()),
        number(pair.pValue()),
        number(pair.corrected()));
  }
}
