package org.isomer.eval.relation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.isomer.eval.metric.PairDialect;
import org.isomer.eval.relation.score.SimilarityScores;
import org.isomer.reports.record.ScoredPair;
import org.isomer.reports.record.Scores;
import org.isomer.reports.statistics.BootstrapInterval;
import org.junit.jupiter.api.Test;

class SimilarityOfFewPairsTest {
  private static Scores scores(int pairs) {
    List<ScoredPair> all =
        IntStream.range(0, pairs)
            .mapToObj(i -> new ScoredPair(String.valueOf(i), i, 0.01 * (i * 7 % pairs), i, i))
            .toList();
    return SimilarityScores.of(PairDialect.SCIPY, all, BootstrapInterval.BCA);
  }

  /** Of three pairs one resample in nine draws one of them alone, which correlates with nothing. */
  @Test
  void haveNoInterval() {
    assertThat(scores(3).metrics().values())
        .allSatisfy(metric -> assertThat(metric.interval()).isEmpty());
    assertThat(scores(3).resamples()).isEmpty();
  }

  @Test
  void moreOfThemHaveOne() {
    assertThat(scores(40).metrics().get(SimilarityScores.HEADLINE).interval()).isPresent();
    assertThat(scores(40).resamples()).hasSize(1000).doesNotContain(Double.NaN);
  }
}
