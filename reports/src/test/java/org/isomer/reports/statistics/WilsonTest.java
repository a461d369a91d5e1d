package org.isomer.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.isomer.reports.record.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonTest {
  @ParameterizedTest
  @CsvSource({
    "75, 100, 0.656955364519384, 0.8245478863771232",
    "0, 10, 0, 0.27753279986288926",
    "10, 10, 0.7224672001371109, 1",
    "1780, 2000, 0.8755323695259197, 0.9029723335947032",
    "1, 3, 0.06149194472039626, 0.7923403991979523",
  })
  void agreesWithScipy(int right, int samples, double low, double high) {
    Interval interval = Wilson.interval((double) right / samples, samples);

    assertThat(interval.low()).isCloseTo(low, within(1e-12));
    assertThat(interval.high()).isCloseTo(high, within(1e-12));
    assertThat(interval.level()).isEqualTo(0.95);
    assertThat(interval.method()).isEqualTo("Wilson");
  }

  @Test
  void refusesWhatIsNoShare() {
    assertThatThrownBy(() -> Wilson.interval(75, 100))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no interval for a share of 75.0 in 100 samples");
  }
}
