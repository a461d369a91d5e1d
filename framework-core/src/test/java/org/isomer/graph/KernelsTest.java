package org.isomer.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KernelsTest {
  /** Fails with -Dtest.onednn=1 where those of oneDNN are wrong, and other tests with it. */
  @Test
  void convolutionsAreRightHere() {
    assertThat(Kernels.fault()).isEmpty();
  }
}
