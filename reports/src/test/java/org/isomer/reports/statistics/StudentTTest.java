package org.isomer.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.isomer.reports.record.Interval;
import org.junit.jupiter.api.Test;

class StudentTTest {
  @Test
  void isTheMeanAndTheQuantileTimesTheStandardError() {
    Interval interval = StudentT.interval(1, 2, 3);

    // The 97.5 % quantiles of 2 and 3 degrees of freedom, from any table.
    double half = 4.302652729911275 / Math.sqrt(3);
    assertThat(interval.low()).isCloseTo(2 - half, within(1e-9));
    assertThat(interval.high()).isCloseTo(2 + half, within(1e-9));
    assertThat(interval.method()).isEqualTo("Student t over 3 seeds");

    double wider = 3.182446305284263 * Math.sqrt(5.0 / 3 / 4);
    assertThat(StudentT.interval(4, 1, 3, 2).high()).isCloseTo(2.5 + wider, within(1e-9));
  }

  @Test
  void equalNumbersLeaveNothingOpen() {
    Interval interval = StudentT.interval(0.5, 0.5);

    assertThat(interval.low()).isEqualTo(0.5);
    assertThat(interval.high()).isEqualTo(0.5);
  }

  @Test
  void oneNumberHasNone() {
    assertThatThrownBy(() -> StudentT.interval(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no interval from 1 numbers");
  }
}
