package org.isomer.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class McNemarTest {
  @ParameterizedTest
  @CsvSource({
    "3, 9, 0.14599609375",
    "10, 10, 1",
    "0, 5, 0.0625",
    "0, 0, 1",
    "1, 1, 1",
    "120, 75, 0.0015607117566382052",
    "4000, 3800, 0.02423838324378805",
  })
  void agreesWithTheBinomialTestOfScipy(long onlyFirst, long onlySecond, double expected) {
    assertThat(McNemar.pValue(onlyFirst, onlySecond))
        .isCloseTo(expected, Percentage.withPercentage(1e-7));
  }

  @Test
  void isSymmetric() {
    assertThat(McNemar.pValue(75, 120)).isCloseTo(McNemar.pValue(120, 75), within(1e-15));
  }
}
