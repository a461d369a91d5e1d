package org.isomer.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.isomer.reports.record.Interval;
import org.isomer.reports.record.Scale;
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
    assertThat(StudentT.isWithoutWidth(interval)).isTrue();
    assertThat(StudentT.ofDiffering(0.5, 0.5)).isEmpty();
    assertThat(StudentT.ofDiffering(Scale.SHARE, 0.987, 0.987, 0.987)).isEmpty();
    assertThat(StudentT.ofDiffering(1)).isEmpty();
    assertThat(StudentT.ofDiffering(Scale.SHARE, 0.9, 0.98))
        .contains(StudentT.interval(Scale.SHARE, 0.9, 0.98));
  }

  @Test
  void whatCannotBeIsCutOff() {
    double[] values = {0.9, 0.98};
    double half = 12.706204736432095 * 0.04;
    Interval share = StudentT.interval(Scale.SHARE, values);
    assertThat(share.low()).isCloseTo(0.94 - half, within(1e-9));
    assertThat(share.high()).isEqualTo(1);
    assertThat(StudentT.interval(Scale.SHARE, 0.1, 0.02).low()).isZero();
    assertThat(StudentT.interval(Scale.SCORE, values)).isEqualTo(StudentT.interval(values));
    assertThat(StudentT.interval(Scale.ERROR, values).high()).isCloseTo(0.94 + half, within(1e-9));
    assertThat(StudentT.interval(Scale.ERROR, 0.1, 0.02).low()).isZero();
    assertThat(StudentT.interval(Scale.ERROR, -0.1, 0.02)).isEqualTo(StudentT.interval(-0.1, 0.02));
  }

  @Test
  void oneNumberHasNone() {
    assertThatThrownBy(() -> StudentT.interval(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no interval from 1 numbers");
  }
}
