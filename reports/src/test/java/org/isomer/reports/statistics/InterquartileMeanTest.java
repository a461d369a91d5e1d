package org.isomer.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.isomer.reports.record.Interval;
import org.junit.jupiter.api.Test;

/** The worked value, and values from SciPy's trimmed mean over the same resamples. */
class InterquartileMeanTest {
  private static final double[] VALUES = {1000, 0, 1, 2, 100, 3, 4, 0, 5, 10};

  @Test
  void agreesWithTheWorkedValue() {
    assertThat(InterquartileMean.of(VALUES)).isCloseTo(4.1667, within(0.00005));
  }

  @Test
  void trimsWholeNumbersOnly() {
    assertThat(InterquartileMean.of(1, 2, 9)).isEqualTo(4);
    assertThat(InterquartileMean.of(3, 1, 2, 10)).isEqualTo(2.5);
    assertThat(InterquartileMean.of(7)).isEqualTo(7);
  }

  @Test
  void hasAnInterval() {
    Interval interval =
        InterquartileMean.interval(new Bootstrap(500, 7), 0, 0, 1, 2, 3, 4, 5, 10, 100, 1000);

    assertThat(interval.low()).isCloseTo(1.1666666666666667, within(1e-12));
    assertThat(interval.high()).isCloseTo(187.5875, within(1e-12));
  }

  @Test
  void refusesNoNumbers() {
    assertThatThrownBy(() -> InterquartileMean.of())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no interquartile mean of no numbers");
  }
}
