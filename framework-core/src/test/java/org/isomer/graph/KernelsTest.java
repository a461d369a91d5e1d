package org.isomer.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KernelsTest {
  /** Where it fails, do what it says: other tests would fail by numbers, with nothing to do. */
  @Test
  void convolutionsAreRightHere() {
    assertThat(Kernels.fault()).isEmpty();
  }
}
