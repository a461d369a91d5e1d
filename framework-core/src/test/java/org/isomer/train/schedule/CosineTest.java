package org.isomer.train.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.isomer.spi.Schedule;
import org.junit.jupiter.api.Test;

class CosineTest {
  private static Schedule schedule(double warmupEpochs) {
    return new Cosine().create(new Cosine.Config(warmupEpochs, Optional.empty(), 0));
  }

  @Test
  void withoutWarmupFallsFromOneTowardsZero() {
    Schedule schedule = schedule(0);
    assertThat(schedule.factor(0, 100, 10)).isEqualTo(1);
    assertThat(schedule.factor(50, 100, 10)).isCloseTo(0.5, within(1e-15));
    assertThat(schedule.factor(99, 100, 10))
        .isCloseTo(0.5 * (1 + Math.cos(Math.PI * 0.99)), within(1e-15));
  }

  @Test
  void warmsUpLinearlyThenStartsTheCosineAtItsPeak() {
    Schedule schedule = schedule(2);
    assertThat(schedule.factor(0, 100, 10)).isEqualTo(1.0 / 20);
    assertThat(schedule.factor(9, 100, 10)).isEqualTo(0.5);
    assertThat(schedule.factor(19, 100, 10)).isEqualTo(1);
    assertThat(schedule.factor(20, 100, 10)).isEqualTo(1);
    assertThat(schedule.factor(60, 100, 10)).isCloseTo(0.5, within(1e-15));
  }

  @Test
  void warmupLongerThanTheRunOnlyRises() {
    assertThat(schedule(50).factor(9, 10, 10)).isEqualTo(1);
    assertThat(schedule(50).factor(4, 10, 10)).isEqualTo(0.5);
  }
}
