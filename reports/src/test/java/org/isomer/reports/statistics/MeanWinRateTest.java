package org.isomer.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.isomer.reports.record.Interval;
import org.junit.jupiter.api.Test;

/** The worked values, and values from NumPy that count the pairs one by one. */
class MeanWinRateTest {
  @Test
  void agreesWithWorkedValues() {
    assertThat(new MeanWinRate(ScoreTables.worked()).ofAll(3))
        .containsExactly(new double[] {2 / 3.0, 0.5833333333333334, 0.125}, within(1e-15));
  }

  @Test
  void agreesWithPairs() {
    assertThat(new MeanWinRate(ScoreTables.incomplete()).ofAll(12))
        .containsExactly(
            new double[] {
              0.356060606060606, 0.4722222222222222, 0.6856060606060606, 0.4469696969696969, 0.5375
            },
            within(1e-14));
  }

  @Test
  void isUndefinedWithoutComparison() {
    assertThat(new MeanWinRate(ScoreTables.worked()).of(new int[] {2}))
        .containsExactly(0.5, 0.5, Double.NaN);
    assertThat(new MeanWinRate(TaskScores.of(new double[] {1})).ofAll(1))
        .containsExactly(Double.NaN);
  }

  @Test
  void hasIntervalsOverTasks() {
    List<Interval> intervals =
        new Bootstrap(500, 3).intervals(12, new MeanWinRate(ScoreTables.incomplete()));

    assertThat(intervals.get(0).low()).isCloseTo(0.1375631313131313, within(1e-12));
    assertThat(intervals.get(0).high()).isCloseTo(0.5681818181818182, within(1e-12));
    assertThat(intervals.get(2).low()).isCloseTo(0.4823611111111112, within(1e-12));
    assertThat(intervals.get(2).high()).isCloseTo(0.8580034722222222, within(1e-12));
  }
}
