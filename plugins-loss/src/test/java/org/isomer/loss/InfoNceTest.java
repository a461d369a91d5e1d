package org.isomer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import org.isomer.loss.InfoNce.Negatives;
import org.isomer.spi.Loss;
import org.isomer.spi.LossInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InfoNceTest {
  private static final Input INPUT =
      Input.random("info-nce", 2, 4, 3).withNegatives(Input.gaussian("queue", 6, 3));

  private static Loss loss(Negatives negatives, double scale) {
    return new InfoNce().create(new InfoNce.Config(0.2, negatives, scale));
  }

  @ParameterizedTest
  @EnumSource
  void equalsALoopReferenceAndItsCentralDifferences(Negatives negatives) {
    Input input = negatives == Negatives.BATCH ? Input.random("info-nce", 2, 4, 3) : INPUT;
    LossBench.assertEquals(loss(negatives, 0.4), input, of -> 0.4 * reference(of, negatives));
  }

  @Test
  void saysWhatItNeeds() {
    assertThat(loss(Negatives.GIVEN, 1).needs()).isEqualTo(Set.of(LossInput.NEGATIVES));
    assertThat(loss(Negatives.BOTH, 1).needs()).isEqualTo(Set.of(LossInput.NEGATIVES));
    assertThat(loss(Negatives.BATCH, 1).needs()).isEmpty();
  }

  @Test
  void identicalEmbeddingsGiveLogOfTheNegativesAndOne() {
    double[][] ones = Input.matrix(5, 3, (i, j) -> 1);
    Input input = Input.of(ones, ones).withNegatives(Input.matrix(7, 3, (i, j) -> 1));
    assertThat(LossBench.value(loss(Negatives.GIVEN, 1), input))
        .isCloseTo(Math.log(8), within(1e-9));
    assertThat(LossBench.value(loss(Negatives.BATCH, 1), input))
        .isCloseTo(Math.log(5), within(1e-9));
    assertThat(LossBench.value(loss(Negatives.BOTH, 1), input))
        .isCloseTo(Math.log(12), within(1e-9));
  }

  @Test
  void logsHowOftenTheKeyIsNearerThanEveryNegative() {
    double[][] identity = Input.matrix(4, 4, (i, j) -> i == j ? 1 : 0);
    Input input =
        Input.of(identity, identity).withNegatives(new double[][] {{1, 1, 0, 0}, {0, 0, 0, 1}});
    assertThat(LossBench.evaluate(loss(Negatives.BOTH, 1), input).part("contrast-accuracy"))
        .isEqualTo(0.75);
  }

  private static double reference(Input input, Negatives negatives) {
    double[][] queries = input.views().get(0);
    double[][] keys = input.views().get(1);
    double sum = 0;
    for (int i = 0; i < queries.length; i++) {
      double positive = Reference.cosine(queries[i], keys[i]) / 0.2;
      double denominator = Math.exp(positive);
      if (negatives != Negatives.BATCH) {
        for (double[] row : input.negatives().get(0)) {
          denominator += Math.exp(Reference.cosine(queries[i], row) / 0.2);
        }
      }
      if (negatives != Negatives.GIVEN) {
        for (int j = 0; j < keys.length; j++) {
          denominator += j == i ? 0 : Math.exp(Reference.cosine(queries[i], keys[j]) / 0.2);
        }
      }
      sum += Math.log(denominator) - positive;
    }
    return sum / queries.length;
  }
}
