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
