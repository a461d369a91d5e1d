package org.isomer.eval.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.isomer.reports.statistics.BootstrapInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A short part of {@link CoverageBench}, always from the same seeds. */
class CoverageTest {
  private static final int REPETITIONS = 100;

  /** Of 100 samples with a coverage of .95, fewer than 89 hold the truth once in 100 times. */
  @ParameterizedTest(name = "{0}, {1} images: at least {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "AP50, even classes | 20 | .89",
        "AP50, even classes | 50 | .89",
        "mean IoU, even classes | 20 | .89",
        "macro F1, nearly perfect | 50 | .92",
        "mAP, even classes | 20 | .89"
      })
  void correctedIntervalsHoldTheTruthWherePercentilesMissIt(
      String title, int images, double least) {
    Population population = Populations.named(title);

    Map<Method, Coverage> coverage =
        Coverage.of(
            population,
            population.truth(),
            images,
            REPETITIONS,
            300,
            List.of(Method.PERCENTILE, Method.BCA));

    double corrected = Objects.requireNonNull(coverage.get(Method.BCA)).share();
    assertThat(corrected).isBetween(least, 1.0);
    assertThat(Objects.requireNonNull(coverage.get(Method.PERCENTILE)).share())
        .isLessThan(corrected);
  }

  @Test
  void theLogitScaleHoldsAnAreaNearOne() {
    RocAreas areas = RocAreas.ALL.get(1);

    assertThat(areas.coverage(50, 400, BootstrapInterval.BCA)).isBetween(.92, .98);
    assertThat(areas.coverage(50, 400, BootstrapInterval.PERCENTILE)).isLessThan(.89);
  }
}
