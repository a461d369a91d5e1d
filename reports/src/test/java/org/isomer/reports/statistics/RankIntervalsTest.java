package org.isomer.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.isomer.reports.record.Interval;
import org.junit.jupiter.api.Test;

/** Values from SciPy's rankdata and NumPy's percentiles over the same resamples. */
class RankIntervalsTest {
  private static final Bootstrap BOOTSTRAP = new Bootstrap(500, 3);

  @Test
  void ranksByBordaCount() {
    List<Interval> intervals =
        RankIntervals.of(BOOTSTRAP, 12, new BordaCount(ScoreTables.generated()));

    assertThat(lows(intervals)).containsExactly(new double[] {1.5, 1, 1, 2, 1.2375}, within(1e-12));
    assertThat(highs(intervals)).containsExactly(5, 5, 3, 5, 5);
    assertThat(intervals.get(0).method()).isEqualTo("bootstrap, 500 resamples");
  }

  @Test
  void ranksByMean() {
    List<Interval> intervals =
        RankIntervals.of(BOOTSTRAP, 12, new MeanScore(ScoreTables.generated()));

    assertThat(lows(intervals)).containsExactly(2, 1, 1, 2, 2);
    assertThat(highs(intervals)).containsExactly(5, 5, 2, 5, 5);
  }

  @Test
  void ranksByWinRateWithMissingScores() {
    List<Interval> intervals =
        RankIntervals.of(BOOTSTRAP, 12, new MeanWinRate(ScoreTables.incomplete()));

    assertThat(lows(intervals)).containsExactly(2, 1, 1, 1, 1);
    assertThat(highs(intervals)).containsExactly(new double[] {5, 5, 4, 5, 4.525}, within(1e-12));
  }

  /** The 200 000 resamples of another generator have the same percentiles. */
  @Test
  void agreesWithOtherResamples() {
    List<Interval> intervals =
        RankIntervals.of(Bootstrap.STANDARD, 14, new BordaCount(ScoreTables.demsar(0.975)));

    assertThat(lows(intervals)).containsExactly(3, 1, 3, 1);
    assertThat(highs(intervals)).containsExactly(4, 2, 4, 2);
  }

  @Test
  void whoHasNoNumberInAResampleIsLastInIt() {
    TaskScores scores = TaskScores.of(new double[] {1, 2}, new double[] {1, Double.NaN});

    List<Interval> intervals = RankIntervals.of(BOOTSTRAP, 2, new MeanScore(scores));

    assertThat(lows(intervals)).containsExactly(1, 1);
    assertThat(highs(intervals)).containsExactly(2, 2);
  }

  private static double[] lows(List<Interval> intervals) {
    return intervals.stream().mapToDouble(Interval::low).toArray();
  }

  private static double[] highs(List<Interval> intervals) {
    return intervals.stream().mapToDouble(Interval::high).toArray();
  }
}
