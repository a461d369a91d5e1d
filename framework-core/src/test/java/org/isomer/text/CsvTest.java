package org.isomer.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTest {
  @ParameterizedTest
  @CsvSource({
    "0.95, 0.95",
    "0, 0",
    "-0.0, 0",
    "1, 1",
    "100, 100",
    "-2.5, -2.5",
    "0.1, 0.1",
    "2.0E-3, 0.002",
    "1.0E-7, 0.0000001",
    "2.2E23, 220000000000000000000000",
    "0.30000000000000004, 0.30000000000000004",
    "NaN, NaN"
  })
  void numbersReadBackAsTheSame(double number, String expected) {
    assertThat(Csv.number(number)).isEqualTo(expected);
    assertThat(Double.valueOf(Csv.number(number))).isEqualTo(Double.valueOf(number + 0.0));
  }

  @Test
  void controlCharactersAreSeen() {
    assertThat(Csv.text("a\u001b[2Jb\u0000")).isEqualTo("a\\u001b[2Jb\\u0000");
    assertThat(Csv.text("\u001b=1")).isEqualTo("\\u001b=1");
    assertThat(Csv.text("a\nb")).isEqualTo("\"a\nb\"");
  }
}
