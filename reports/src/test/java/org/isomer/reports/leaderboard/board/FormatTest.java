package org.isomer.reports.leaderboard.board;

import static org.assertj.core.api.Assertions.assertThat;

import org.isomer.reports.record.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0.0 s",
        "0.44 | 0.4 s",
        "9.96 | 10 s",
        "59.4 | 59 s",
        "59.6 | 1 min 0 s",
        "187 | 3 min 7 s",
        "7500 | 2 h 5 min"
      })
  void durations(double seconds, String expected) {
    assertThat(Format.duration(seconds)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"20 | 20", "2.5 | 2.50", "12345 | 12,345", "0.001 | 0.00100"})
  void plainNumbers(double number, String expected) {
    assertThat(Format.plain(number)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"0 | 0 MB", "740400000 | 740 MB", "1234567890 | 1.2 GB"})
  void memory(long bytes, String expected) {
    assertThat(Format.memory(bytes)).isEqualTo(expected);
  }

  @Test
  void metrics() {
    assertThat(Format.number(0.8766, Scale.SHARE)).isEqualTo("87.7");
    assertThat(Format.number(0.8766, Scale.ERROR)).isEqualTo("0.877");
    assertThat(Format.heading("accuracy", Scale.SHARE)).isEqualTo("accuracy, %");
    assertThat(Format.heading("MSE", Scale.ERROR)).isEqualTo("MSE");
    assertThat(Format.pValue(0.0004)).isEqualTo("p < 0.001");
    assertThat(Format.pValue(0.0234)).isEqualTo("p = 0.023");
  }

  @Test
  void nothingHasNoSign() {
    assertThat(Format.number(-0.0004, Scale.SHARE)).isEqualTo("0.0");
    assertThat(Format.number(-0.0004, Scale.SCORE)).isEqualTo("0.000");
    assertThat(Format.number(-0.001, Scale.SHARE)).isEqualTo("−0.1");
  }
}
