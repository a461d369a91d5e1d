package org.isomer.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankedGainsTest {
  /** Two documents in the wrong order; from some 50 grades on only the greater gain counts. */
  @ParameterizedTest
  @CsvSource({
    "1, 2, 0.7967075809905066",
    "0.5, 2.5, 0.6816245002834872",
    "1, 60, 0.6309297535714575",
    "1, 1100, 0.6309297535714575",
    "1100, 1100, 1",
    "1099, 1100, 0.8597186998521972",
    "1, 1e9, 0.6309297535714575"
  })
  void exponentialGainsOfGreatGradesAreNumbers(double first, double second, double ndcg) {
    RankedGains gains = new RankedGains(new double[] {first, second}, new double[0]);

    assertThat(gains.discountedGain(10, RankingDialect.EXPONENTIAL_GAIN.gains(gains.greatest())))
        .isCloseTo(ndcg, within(1e-15));
  }
}
