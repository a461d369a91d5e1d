package org.isomer.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConvolutionsTest {
  /** Fails with -Dtest.onednn=1 where those of oneDNN are wrong, and other tests with it. */
  @Test
  void convolutionsAreRightHere() {
    assertThat(Convolutions.fault()).isEmpty();
  }

  @Test
  void oneWrongValueIsSeen() {
    float[] right = {1, 1, 2, 2};
    assertThat(Convolutions.isRight(right, 2, place -> place + 1)).isTrue();
    for (float wrong : new float[] {1, 2.01f, Float.NaN}) {
      float[] values = right.clone();
      values[3] = wrong;
      assertThat(Convolutions.isRight(values, 2, place -> place + 1)).isFalse();
    }
  }
}
