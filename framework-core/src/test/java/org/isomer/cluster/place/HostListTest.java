package org.isomer.cluster.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostListTest {
  /** As {@code scontrol show hostnames} expands them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "node                | node",
        "a,b-2               | a b-2",
        "gpu[01-03,7],login  | gpu01 gpu02 gpu03 gpu7 login",
        "n[9-11]             | n9 n10 n11",
        "r[1-2]c[08-09]      | r1c08 r1c09 r2c08 r2c09",
        "n[1-2].cluster      | n1.cluster n2.cluster",
      })
  void expands(String text, String names) {
    assertThat(HostList.expand(text)).containsExactly(names.split(" "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"n[1-", "n[2-1]", "n[a]", "n]", "a,,b", "n[0-999999999]", "n[]"})
  void refuses(String text) {
    assertThatThrownBy(() -> HostList.expand(text))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(text);
  }

  @Test
  void bracketsMayNotMultiplyWithoutBound() {
    assertThatThrownBy(() -> HostList.expand("n[0-999][0-999][0-999]"))
        .isInstanceOf(BadInputException.class);
  }
}
