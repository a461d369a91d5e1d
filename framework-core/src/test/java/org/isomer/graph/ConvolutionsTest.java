package org.isomer.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConvolutionsTest {
  /** Fails with -Dtest.onednn=1 where those of oneDNN are wrong, and other tests with it. */
  @Test
  void convolutionsAreRightHere() {
    assertThat(Convolutions.fault()).isEmpty();
  }
}
