package org.isomer.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NemenyiTest {
  @Test
  void agreesWithWorkedValues() {
    assertThat(Nemenyi.criticalDifference(4, 14, 0.05)).isCloseTo(1.2535, within(0.0002));
    assertThat(Nemenyi.criticalDifference(4, 14, 0.10)).isCloseTo(1.1179, within(0.0002));
  }

  /** Table 5(a) of Demšar (2006), which gives some of its last digits one too low. */
  @ParameterizedTest
  @CsvSource({
    "2, 1.960, 1.645",
    "3, 2.343, 2.052",
    "4, 2.569, 2.291",
    "5, 2.728, 2.459",
    "6, 2.850, 2.589",
    "7, 2.949, 2.693",
    "8, 3.031, 2.780",
    "9, 3.102, 2.855",
    "10, 3.164, 2.920",
  })
  void agreesWithTheTableOfThePaper(int subjects, double five, double ten) {
    double unit = Math.sqrt(subjects * (subjects + 1) / 6.0);

    assertThat(Nemenyi.criticalDifference(subjects, 1, 0.05) / unit).isCloseTo(five, within(0.001));
    assertThat(Nemenyi.criticalDifference(subjects, 1, 0.10) / unit).isCloseTo(ten, within(0.001));
  }

  @Test
  void fourTimesTheTasksHalveIt() {
    assertThat(Nemenyi.criticalDifference(6, 40, 0.05))
        .isCloseTo(Nemenyi.criticalDifference(6, 10, 0.05) / 2, within(1e-15));
  }

  @Test
  void refusesWhatItCannotCompute() {
    assertThatThrownBy(() -> Nemenyi.criticalDifference(1, 14, 0.05))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "no critical difference for 1 subjects, 14 tasks and level 0.05: "
                + "give 2 to 1000 subjects, at least 1 task and a level in [0.0001, 0.5]");
    assertThatThrownBy(() -> Nemenyi.criticalDifference(4, 0, 0.05))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Nemenyi.criticalDifference(4, 14, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
