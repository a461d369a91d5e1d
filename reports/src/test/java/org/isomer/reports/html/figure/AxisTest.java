package org.isomer.reports.html.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 780 | 5 | 0, 200, 400, 600, 800",
        "4.03 | 6.2 | 5 | 4.0, 4.5, 5.0, 5.5, 6.0, 6.5",
        "-0.02 | 0.03 | 5 | −0.02, −0.01, 0.00, 0.01, 0.02, 0.03",
        "1000 | 9000 | 4 | 0, 2,000, 4,000, 6,000, 8,000, 10,000",
        "0.806 | 0.934 | 6 | 0.80, 0.85, 0.90, 0.95"
      })
  void ticksAreRoundAndEnclose(double low, double high, int steps, String labels) {
    Axis axis = Axis.around(low, high, steps);

    assertThat(String.join(", ", axis.ticks().stream().map(axis::label).toList()))
        .isEqualTo(labels);
    assertThat(axis.low()).isLessThanOrEqualTo(low);
    assertThat(axis.high()).isGreaterThanOrEqualTo(high);
  }

  @Test
  void aSingleValueHasAnAxis() {
    Axis axis = Axis.around(3, 3, 5);

    assertThat(axis.position(3)).isBetween(0.0, 1.0);
    assertThat(axis.ticks()).hasSizeGreaterThan(1);
  }

  @Test
  void positionsAreLinear() {
    Axis axis = Axis.around(0, 10, 5);

    assertThat(axis.position(0)).isZero();
    assertThat(axis.position(2.5)).isCloseTo(0.25, within(1e-12));
    assertThat(axis.position(10)).isEqualTo(1);
  }
}
