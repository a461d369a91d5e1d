package org.isomer.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WilcoxonSignedRankTest {
  private static double pValue(int first, int second) {
    TaskScores scores = ScoreTables.generated();
    return WilcoxonSignedRank.of(
            IntStream.range(0, scores.tasks())
                .mapToDouble(task -> scores.score(task, first) - scores.score(task, second))
                .toArray())
        .pValue();
  }

  /** From scipy 1.17, {@code wilcoxon(x, y, method="exact")}. */
  @Test
  void isTheExactTestOfScipyWithoutTies() {
    assertThat(pValue(0, 1)).isEqualTo(0.791015625);
    assertThat(pValue(2, 3)).isEqualTo(0.0771484375);
    assertThat(pValue(0, 4)).isEqualTo(0.5185546875);
  }

  /** By counting all choices of signs. */
  @Test
  void countsTheSignsWhereSizesAreTied() {
    assertThat(pValue(1, 2)).isEqualTo(0.1962890625);
    assertThat(WilcoxonSignedRank.of(1, 1, 1, -1, 2, 2).pValue()).isEqualTo(0.15625);
    assertThat(WilcoxonSignedRank.of(15, -7, 5, 20, 0, -9, 17, -12, 5, -10).pValue())
        .as("one difference is 0")
        .isCloseTo(0.6328125, within(1e-12));
  }

  @Test
  void sizesThatDifferByRoundingAreTied() {
    assertThat(WilcoxonSignedRank.of(0.8 - 0.7, -(0.6 - 0.5), 0.3))
        .isEqualTo(WilcoxonSignedRank.of(1, -1, 3));
  }

  @Test
  void fiveTasksAreTooFewToTell() {
    assertThat(WilcoxonSignedRank.of(1, 2, 3, 4, 5).pValue()).isEqualTo(0.0625);
    assertThat(WilcoxonSignedRank.of(0, 0).pValue()).isEqualTo(1);
  }

  @Test
  void manyTasksNeitherOverflowNorVanish() {
    double[] differences =
        IntStream.rangeClosed(1, 200).mapToDouble(i -> i % 2 == 0 ? i : -i + 3).toArray();

    assertThat(WilcoxonSignedRank.of(differences).pValue()).isBetween(1e-6, 1.0);
  }

  /** From scipy 1.17, {@code wilcoxon(differences, zero_method="wilcox", method="exact")}. */
  @Test
  void leavesOutDifferencesOfZeroBeforeRanking() {
    assertThat(WilcoxonSignedRank.of(0, 3, -1, 7, 0, 12, 5, -4, 9, 2, 0, 6))
        .isEqualTo(new WilcoxonSignedRank(7, 2, 0.0390625));
  }

  @Test
  void theLeastIsThatOfOneWhoWinsEveryTask() {
    assertThat(WilcoxonSignedRank.least(8))
        .isEqualTo(WilcoxonSignedRank.of(1, 2, 3, 4, 5, 6, 7, 8).pValue());
    assertThat(WilcoxonSignedRank.least(1)).isEqualTo(1);
  }
}
