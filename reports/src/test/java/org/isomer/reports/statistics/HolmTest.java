package org.isomer.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class HolmTest {
  @Test
  void multipliesStepByStepAndStaysMonotone() {
    assertThat(Holm.adjust(List.of(0.01, 0.04, 0.03, 0.005, 0.6)))
        .containsExactly(new double[] {0.04, 0.09, 0.09, 0.025, 0.6}, within(1e-12));
  }

  @Test
  void staysAtMostOne() {
    assertThat(Holm.adjust(List.of(0.7, 0.9))).containsExactly(1, 1);
  }

  @Test
  void leavesASingleTestAlone() {
    assertThat(Holm.adjust(List.of(0.03))).containsExactly(0.03);
    assertThat(Holm.adjust(List.of())).isEmpty();
  }
}
