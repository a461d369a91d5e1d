package org.isomer.train.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "4.03139, 4.031",
    "0.81, 0.8100",
    "4, 4.000",
    "9.99996, 10.00",
    "12039.7, 12040",
    "-2.8212, -2.821",
    "0.00015104, 1.510e-4",
    "1234567, 1.235e6",
    "NaN, NaN",
    "-Infinity, -Infinity",
  })
  void numbersHaveFourDigits(double value, String text) {
    assertThat(Quantity.number((float) value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0, 0 B", "999, 999 B", "1000, 1.0 kB", "3400000, 3.4 MB", "120000000000, 120 GB"})
  void sizesHaveTwoOrThreeDigits(long bytes, String text) {
    assertThat(Quantity.size(bytes)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"-5, 0 s", "59, 59 s", "61, 1 min", "7200, 2 h", "864000, 10 d"})
  void agesHaveOneUnit(long seconds, String text) {
    assertThat(Quantity.age(Duration.ofSeconds(seconds))).isEqualTo(text);
  }

  @Test
  void clocksCountHoursOnlyWhereThereAreAny() {
    assertThat(Quantity.clock(43.4)).isEqualTo("0:43");
    assertThat(Quantity.clock(12_003)).isEqualTo("3:20:03");
  }
}
