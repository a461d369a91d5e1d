package org.isomer.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MeanScoreTest {
  @Test
  void agreesWithWorkedValues() {
    assertThat(new MeanScore(ScoreTables.worked()).ofAll(3))
        .containsExactly(new double[] {0.7, 0.7, 0.6}, within(1e-15));
  }

  @Test
  void countsATaskAsOftenAsItIsDrawn() {
    assertThat(new MeanScore(ScoreTables.worked()).of(new int[] {0, 1, 1, 2})[2])
        .isEqualTo((0.8 + 0.4 + 0.4) / 3);
  }

  @Test
  void isUndefinedWithoutScore() {
    assertThat(new MeanScore(ScoreTables.worked()).of(new int[] {2}))
        .containsExactly(0.7, 0.7, Double.NaN);
  }
}
