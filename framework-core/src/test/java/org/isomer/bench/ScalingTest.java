package org.isomer.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScalingTest {
  @Test
  void workersAreNumbersWithOneAmongThem() {
    assertThat(Scaling.counts("1,2,4")).containsExactly(1, 2, 4);
    assertThat(Scaling.counts("4, 1, 2, 2")).containsExactly(1, 2, 4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "2,4", "1,2,", "1,0", "1,x", "1,65", "1 2"})
  void otherWorkersAreRefused(String written) {
    assertThatThrownBy(() -> Scaling.counts(written))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "bench scale: --workers %s: must be numbers from 1 to 64, 1 and others, such as 1,2,4."
                .formatted(written));
  }
}
