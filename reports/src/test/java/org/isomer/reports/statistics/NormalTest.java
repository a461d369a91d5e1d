package org.isomer.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalTest {
  /** From SciPy's {@code norm}. */
  @ParameterizedTest
  @CsvSource({
    "-3.4807564043462, 0.00025",
    "-1.959963984540054, 0.025",
    "0, 0.5",
    "0.6744897501960817, 0.75",
    "1.959963984540054, 0.975",
    "3.4807564043462, 0.99975"
  })
  void isItsOwnInverse(double z, double share) {
    assertThat(Normal.cumulative(z)).isCloseTo(share, within(1e-14));
    assertThat(Normal.quantile(share)).isCloseTo(z, within(1e-11));
  }

  @Test
  void hasNothingBeyondItsEnd() {
    assertThat(Normal.cumulative(-40)).isZero();
    assertThat(Normal.cumulative(40)).isOne();
  }
}
