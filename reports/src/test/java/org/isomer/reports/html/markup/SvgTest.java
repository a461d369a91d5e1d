package org.isomer.reports.html.markup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SvgTest {
  @ParameterizedTest
  @CsvSource({"1, 1", "100, 100", "1.5, 1.5", "0.126, 0.13", "-0.001, 0", "-2.50, -2.5"})
  void numbersAreShort(double value, String text) {
    assertThat(Svg.number(value)).isEqualTo(text);
  }
}
