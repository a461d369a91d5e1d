package org.isomer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.isomer.spi.Loss;
import org.junit.jupiter.api.Test;

/** The losses of predictions and targets: SimSiam's, BYOL's, and those of distillation. */
class RegressionLossTest {
  private static final Loss COSINE = new NegativeCosine().create(new NegativeCosine.Config(1));
  private static final Loss SQUARES = new NormalizedMse().create(new NormalizedMse.Config(1));

  private static final Loss PLAIN = new MeanSquaredError().create(new MeanSquaredError.Config());
  private static final Loss MATRIX = new SimilarityMatrix().create(new SimilarityMatrix.Config(1));

  @Test
  void thoseOfDistillationHaveGoldenValues() {
    // Of loops in Python over the formulas.
    LossBench.assertGolden(PLAIN, Input.golden(), 0.518739832801);
    LossBench.assertGolden(MATRIX, Input.golden(), 6.652254359950e-05);
  }

  @Test
  void thoseOfDistillationEqualALoopReferenceAndItsCentralDifferences() {
    Input input = Input.random("distillation", 2, 5, 3);
    LossBench.assertEquals(PLAIN, input, RegressionLossTest::meanSquare);
    LossBench.assertEquals(
        new SimilarityMatrix().create(new SimilarityMatrix.Config(2)),
        input,
        of -> 2 * differenceOfCosines(of));
  }

  @Test
  void similaritiesOfRowsOfOtherLengthsAreCompared() {
    double[][] rotated =
        Input.matrix(4, 4, (i, j) -> j < 3 ? 5 * Input.A[(int) i][2 - (int) j] : 0);
    assertThat(LossBench.value(MATRIX, Input.of(Input.A, rotated))).isCloseTo(0, within(1e-12));
  }

  private static double meanSquare(Input input) {
    double sum = 0;
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < 3; j++) {
        double difference = input.views().get(0)[i][j] - input.views().get(1)[i][j];
        sum += difference * difference / 15;
      }
    }
    return sum;
  }

  private static double differenceOfCosines(Input input) {
    double sum = 0;
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < 5; j++) {
        if (i != j) {
          double difference = cosine(input, 0, i, j) - cosine(input, 1, i, j);
          sum += difference * difference / 20;
        }
      }
    }
    return sum;
  }

  private static double cosine(Input input, int view, int i, int j) {
    return Reference.cosine(input.views().get(view)[i], input.views().get(view)[j]);
  }

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
