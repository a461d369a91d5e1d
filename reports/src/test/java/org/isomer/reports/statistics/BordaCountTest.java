package org.isomer.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.isomer.reports.record.Interval;
import org.junit.jupiter.api.Test;

/** The worked values, and values from SciPy's rankdata and NumPy's percentiles. */
class BordaCountTest {
  @Test
  void agreesWithWorkedValues() {
    assertThat(new BordaCount(ScoreTables.worked()).ofAll(3)).containsExactly(4.5, 4.0, 0.5);
  }

  @Test
  void agreesWithScipy() {
    assertThat(new BordaCount(ScoreTables.demsar(0.975)).ofAll(14)).containsExactly(12, 28, 15, 29);
    assertThat(new BordaCount(ScoreTables.incomplete()).ofAll(12))
        .containsExactly(18, 17, 31.5, 25, 22.5);
  }

  @Test
  void countsATaskAsOftenAsItIsDrawn() {
    assertThat(new BordaCount(ScoreTables.worked()).of(new int[] {1, 1})).containsExactly(2, 4, 0);
  }

  @Test
  void hasIntervalsOverTasks() {
    List<Interval> intervals =
        new Bootstrap(500, 7).intervals(14, new BordaCount(ScoreTables.demsar(0.975)));

    assertThat(intervals.stream().mapToDouble(Interval::low).toArray())
        .containsExactly(new double[] {5.5, 23.5, 7.7375, 22}, within(1e-12));
    assertThat(intervals.stream().mapToDouble(Interval::high).toArray())
        .containsExactly(new double[] {20.5, 33, 21.7625, 35}, within(1e-12));
  }
}
