package org.isomer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.isomer.spi.Loss;
import org.junit.jupiter.api.Test;

/** The losses of predictions and targets: SimSiam's and BYOL's. */
class RegressionLossTest {
  private static final Loss COSINE = new NegativeCosine().create(new NegativeCosine.Config(1));
  private static final Loss SQUARES = new NormalizedMse().create(new NormalizedMse.Config(1));

  @Test
  void haveThePeersValues() {
    // Of PyTorch 2.13: cosine_similarity and normalize.
    LossBench.assertGolden(COSINE, Input.golden(), -0.482548378989);
    LossBench.assertGolden(SQUARES, Input.golden(), 1.034903242022);
  }

  @Test
  void equalALoopReferenceAndItsCentralDifferences() {
    Input input = Input.random("regression", 2, 5, 3);
    LossBench.assertEquals(
        new NegativeCosine().create(new NegativeCosine.Config(0.5)),
        input,
        of -> -0.5 * meanCosine(of));
    LossBench.assertEquals(
        new NormalizedMse().create(new NormalizedMse.Config(3)),
        input,
        of -> 3 * (2 - 2 * meanCosine(of)));
  }

  @Test
  void areLeastForViewsOfOneDirection() {
    double[][] longer = Input.matrix(4, 3, (i, j) -> 5 * Input.A[(int) i][(int) j]);
    assertThat(LossBench.value(COSINE, Input.of(Input.A, longer))).isCloseTo(-1, within(1e-12));
    assertThat(LossBench.value(SQUARES, Input.of(Input.A, longer))).isCloseTo(0, within(1e-12));
  }

  private static double meanCosine(Input input) {
    double sum = 0;
    for (int i = 0; i < 5; i++) {
      sum += Reference.cosine(input.views().get(0)[i], input.views().get(1)[i]) / 5;
    }
    return sum;
  }
}
