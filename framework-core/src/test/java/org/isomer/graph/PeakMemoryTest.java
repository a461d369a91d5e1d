package org.isomer.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PeakMemoryTest {
  @Test
  @EnabledOnOs(OS.LINUX)
  void isOfTheWholeProcess() {
    long before = Machine.peakMemory().getAsLong();
    byte[] filled = new byte[64 << 20];
    Arrays.fill(filled, (byte) 1);

    assertThat(before).isGreaterThan(10_000_000);
    assertThat(Machine.peakMemory().getAsLong()).isGreaterThanOrEqualTo(Math.max(before, 64 << 20));
    assertThat(filled[7]).isOne();
  }
}
