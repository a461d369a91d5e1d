package org.isomer.reports.leaderboard.ranking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.isomer.reports.statistics.Holm;
import org.isomer.reports.statistics.TaskScores;
import org.isomer.reports.statistics.WilcoxonSignedRank;

/** Tests every pair of subjects over the tasks that both have. */
final class Pairings {
  private Pairings() {}

  /**
   * A matrix, by the places of the first and the second.
   *
   * @param comparable whether a mean over the tasks means something
   */
  static List<List<Optional<Pairing>>> of(TaskScores scores, boolean comparable) {
    int size = scores.subjects();
    List<int[]> places = new ArrayList<>();
    List<Pairing> pairs = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++) {
        double[] differences = differences(scores, i, j);
        if (differences.length > 0) {
          places.add(new int[] {i, j});
          pairs.add(pairing(differences, comparable));
        }
      }
    }
    double[] corrected = Holm.adjust(pairs.stream().map(Pairing::pValue).toList());
    List<List<Optional<Pairing>>> matrix = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      matrix.add(new ArrayList<>(Collections.nCopies(size, Optional.empty())));
    }
    for (int i = 0; i < corrected.length; i++) {
      Pairing raw = pairs.get(i);
      Pairing pairing =
          new Pairing(
              raw.tasks(), raw.wins(), raw.losses(), raw.difference(), raw.pValue(), corrected[i]);
      int[] place = places.get(i);
      matrix.get(place[0]).set(place[1], Optional.of(pairing));
      matrix.get(place[1]).set(place[0], Optional.of(pairing.reversed()));
    }
    return matrix;
  }

  private static double[] differences(TaskScores scores, int first, int second) {
    return IntStream.range(0, scores.tasks())
        .filter(task -> scores.has(task, first) && scores.has(task, second))
        .mapToDouble(task -> scores.score(task, first) - scores.score(task, second))
        .toArray();
  }

  private static Pairing pairing(double[] differences, boolean comparable) {
    WilcoxonSignedRank test = WilcoxonSignedRank.of(differences);
    return new Pairing(
        differences.length,
        test.positive(),
        test.negative(),
        comparable
            ? Optional.of(Arrays.stream(differences).average().orElseThrow())
            : Optional.empty(),
        test.pValue(),
        1);
  }
}
