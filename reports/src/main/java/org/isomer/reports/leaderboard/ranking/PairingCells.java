package org.isomer.reports.leaderboard.ranking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.isomer.reports.leaderboard.board.Format;
import org.isomer.reports.record.Scale;

/** The matrix of pairs as text, the same in every output. */
public final class PairingCells {
  /** A larger matrix is not read; the list of pairs has them all. */
  public static final int LARGEST = 12;

  private static final String HIGHER =
      "by how many percentage points the row's mean is above the column's, ";

  private PairingCells() {}

  /** The places of the entrants in the matrix: the highest mean first, where there is one. */
  public static List<Integer> order(Ranking ranking) {
    return IntStream.range(0, ranking.entrants().size())
        .boxed()
        .sorted(Comparator.comparingDouble(place -> rank(ranking, place)))
        .toList();
  }

  private static double rank(Ranking ranking, int place) {
    return ranking.criteria().contains(Criterion.MEAN)
        ? Optional.ofNullable(ranking.entrants().get(place).places().get(Criterion.MEAN))
            .map(Place::rank)
            .orElse(Double.MAX_VALUE)
        : 0;
  }

  /**
   * {@code +2.1}, {@code 8–1–3} and {@code p = 0.012*}; the first is left out where there is no
   * mean.
   */
  public static List<String> lines(Pairing pairing) {
    List<String> lines = new ArrayList<>();
    pairing
        .difference()
        .map(gap -> (gap > 0 ? "+" : "") + Format.number(gap, Scale.SHARE))
        .ifPresent(lines::add);
    lines.add("%d–%d–%d".formatted(pairing.wins(), pairing.ties(), pairing.losses()));
    lines.add(Format.pValue(pairing.pValue()) + (pairing.significant() ? "*" : ""));
    return lines;
  }

  /** How to read the matrix. */
  public static String note(Ranking ranking) {
    return "Each cell says "
        + (ranking.criteria().contains(Criterion.MEAN) ? HIGHER : "")
        + "in how many tasks the row's number is better, equal and worse, and the p-value of"
        + " Wilcoxon's signed-rank test over those tasks, exact and two-sided, where equal numbers"
        + " are left out. That p-value is of the pair alone, whoever else is here; with a star it"
        + " is below 5 % after Holm's correction for all pairs too. Over fewer than six tasks it"
        + " cannot be.";
  }
}
