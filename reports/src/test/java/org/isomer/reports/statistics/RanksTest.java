package org.isomer.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RanksTest {
  @Test
  void theHighestIsFirst() {
    assertThat(Ranks.of(0.3, 0.9, 0.5)).containsExactly(3, 1, 2);
  }

  @Test
  void tiesShareTheirAverage() {
    assertThat(Ranks.of(7, 9, 7, 1, 7)).containsExactly(3, 1, 3, 5, 3);
    assertThat(Ranks.of(2, 2)).containsExactly(1.5, 1.5);
    assertThat(Ranks.of(0.0, -0.0)).containsExactly(1.5, 1.5);
  }

  @Test
  void theMissingAreLastTogether() {
    assertThat(Ranks.of(Double.NaN, -5, Double.NaN, Double.NEGATIVE_INFINITY))
        .containsExactly(3.5, 1, 3.5, 2);
  }

  /** The definition, counted pair by pair, on scores with ties, zeros of both signs and gaps. */
  @Test
  void ranksAreOneMoreThanTheBetterAndHalfTheEqual() {
    double[] scores = new double[300];
    for (int i = 0; i < scores.length; i++) {
      int value = i * 7919 % 61 - 30;
      scores[i] = value == 13 ? Double.NaN : i % 2 == 0 ? value / 7.0 : -(-value / 7.0);
    }

    double[] ranks = Ranks.of(scores);

    for (int i = 0; i < scores.length; i++) {
      double expected = 0.5;
      for (double other : scores) {
        boolean bothMissing = Double.isNaN(other) && Double.isNaN(scores[i]);
        boolean better = other > scores[i] || (Double.isNaN(scores[i]) && !Double.isNaN(other));
        expected += better ? 1 : bothMissing || other == scores[i] ? 0.5 : 0;
      }
      assertThat(ranks[i]).isEqualTo(expected);
    }
  }

  /** The averages are those of Demšar (2006), whose scores have more digits than the table. */
  @Test
  void averagesOverTasks() {
    assertThat(Ranks.average(ScoreTables.demsar(0.9749)))
        .containsExactly(new double[] {3.143, 2.000, 2.893, 1.964}, within(0.0005));
  }

  /** From SciPy's rankdata. */
  @Test
  void agreesWithScipy() {
    assertThat(Ranks.average(ScoreTables.demsar(0.975)))
        .containsExactly(
            new double[] {3.142857142857143, 2.0, 2.9285714285714284, 1.9285714285714286},
            within(1e-15));
    assertThat(Ranks.average(ScoreTables.generated()))
        .containsExactly(
            new double[] {
              3.4166666666666665, 3.0833333333333335, 2.2083333333333335, 3.25, 3.0416666666666665
            },
            within(1e-15));
  }
}
