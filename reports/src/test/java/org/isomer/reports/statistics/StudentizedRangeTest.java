package org.isomer.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values from mpmath with 30 digits; SciPy's agree to 1e-11. */
class StudentizedRangeTest {
  @ParameterizedTest
  @CsvSource({
    "1, 3, 0.24071264122933877408",
    "3.314, 3, 0.9499558595938897828",
    "0.5, 10, 1.413380515734237292e-6",
    "5, 50, 0.78985462128237881814",
    "0.001, 2, 0.0005641895365319611959",
    "8, 1000, 0.99438343792396805746",
  })
  void probabilityAgreesWithMpmath(double range, int count, double expected) {
    assertThat(StudentizedRange.probability(range, count)).isCloseTo(expected, within(1e-13));
  }

  @ParameterizedTest
  @CsvSource({
    "3, 0.05, 3.31449315539812098",
    "10, 0.05, 4.47412422172590506",
    "50, 0.05, 5.64602602638053356",
    "100, 0.01, 6.63554190744148576",
    "1000, 0.05, 7.369627485138346",
    "3, 0.0001, 5.86415653965265775",
    "2, 0.5, 0.953872552408939747",
  })
  void quantileAgreesWithMpmath(int count, double level, double expected) {
    assertThat(StudentizedRange.exceededWith(level, count)).isCloseTo(expected, within(1e-10));
  }

  /** The range of two numbers is the size of their difference, normal with variance 2. */
  @Test
  void ofTwoNumbersItIsNormal() {
    assertThat(StudentizedRange.exceededWith(0.05, 2))
        .isCloseTo(1.959963984540054 * Math.sqrt(2), within(1e-12));
  }

  @Test
  void fillsFromZeroToOne() {
    assertThat(StudentizedRange.probability(0, 4)).isZero();
    assertThat(StudentizedRange.probability(30, 4)).isCloseTo(1, within(1e-14));
  }
}
