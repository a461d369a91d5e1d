package org.isomer.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalNumberTest {
  @ParameterizedTest
  @ValueSource(strings = {"0", "-1.5", "+2", ".5", "5.", "1e-3", "1E+3", "007"})
  void readsDecimalNumbers(String text) {
    assertThat(DecimalNumber.toDouble(text)).isEqualTo(Double.parseDouble(text));
    assertThat(DecimalNumber.toFloat(text)).isEqualTo(Float.parseFloat(text));
  }

  /** All but the last four are numbers to Java. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1d",
        "1D",
        "2f",
        "2.5F",
        "0x1p3",
        "0X1P3",
        "NaN",
        "Infinity",
        "",
        ".",
        "1_0",
        "a"
      })
  void refusesWhatIsRatherAName(String text) {
    assertThatThrownBy(() -> DecimalNumber.toDouble(text))
        .isInstanceOf(NumberFormatException.class);
    assertThatThrownBy(() -> DecimalNumber.toFloat(text)).isInstanceOf(NumberFormatException.class);
  }
}
