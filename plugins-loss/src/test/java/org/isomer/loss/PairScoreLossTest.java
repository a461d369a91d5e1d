package org.isomer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import java.util.function.ToDoubleBiFunction;
import org.isomer.spi.Loss;
import org.isomer.spi.LossInput;
import org.junit.jupiter.api.Test;

/** The losses of pairs with scores. */
class PairScoreLossTest {
  private static final double[] SCORES = {0.3, 0.3, 0.1, 1, -0.4};
  private static final Loss COSENT = new CoSent().create(new CoSent.Config(7));
  private static final Loss ANGLE = new Angle().create(new Angle.Config(7));
  private static final Loss REGRESSION =
      new CosineRegression().create(new CosineRegression.Config());

  @Test
  void equalALoopReferenceAndItsCentralDifferences() {
    Input odd = Input.random("pair-scores", 2, 5, 3).withScores(SCORES);
    Input even = Input.random("pair-scores", 2, 5, 4).withScores(SCORES);
    LossBench.assertEquals(COSENT, odd, of -> order(of, Reference::cosine));
    LossBench.assertEquals(ANGLE, odd, of -> order(of, PairScoreLossTest::angle));
    LossBench.assertEquals(ANGLE, even, of -> order(of, PairScoreLossTest::angle));
    LossBench.assertEquals(REGRESSION, odd, PairScoreLossTest::squares);
  }

  @Test
  void needScores() {
    assertThat(COSENT.needs()).isEqualTo(Set.of(LossInput.SCORES));
    assertThat(ANGLE.needs()).isEqualTo(Set.of(LossInput.SCORES));
    assertThat(REGRESSION.needs()).isEqualTo(Set.of(LossInput.SCORES, LossInput.COSINES));
  }

  @Test
  void withoutAnOrderThereIsNothingToLearn() {
    Input input = Input.random("pair-scores", 2, 3, 4).withScores(2, 2, 2);
    assertThat(LossBench.value(COSENT, input)).isEqualTo(0);
    LossBench.assertFiniteGradients(COSENT, input);
  }

  @Test
  void logTheFractionOfPairsInOrder() {
    // The cosines are 1, 0 and −1.
    Input input =
        Input.of(new double[][] {{1, 0}, {1, 0}, {1, 0}}, new double[][] {{1, 0}, {0, 1}, {-1, 0}})
            .withScores(5, -1, 3);
    assertThat(LossBench.evaluate(COSENT, input).part("order-accuracy"))
        .isCloseTo(2.0 / 3, within(1e-12));
  }

  private static double order(Input input, ToDoubleBiFunction<double[], double[]> similarity) {
    double[][] a = input.views().get(0);
    double[][] b = input.views().get(1);
    double sum = 1;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        if (SCORES[i] < SCORES[j]) {
          double excess =
              similarity.applyAsDouble(a[i], b[i]) - similarity.applyAsDouble(a[j], b[j]);
          sum += Math.exp(7 * excess);
        }
      }
    }
    return Math.log(sum);
  }

  /** As complex numbers: the real and imaginary parts of z/w, summed and without their lengths. */
  private static double angle(double[] x, double[] y) {
    int half = (x.length + 1) / 2;
    double sum = 0;
    for (int k = 0; k < half; k++) {
      double a = x[k];
      double b = half + k < x.length ? x[half + k] : 0;
      double c = y[k];
      double d = half + k < y.length ? y[half + k] : 0;
      sum += a * c + b * d + (b * c - a * d);
    }
    return Math.abs(sum) / Math.sqrt(Reference.dot(x, x) * Reference.dot(y, y));
  }

  private static double squares(Input input) {
    double sum = 0;
    for (int i = 0; i < SCORES.length; i++) {
      double cosine = Reference.cosine(input.views().get(0)[i], input.views().get(1)[i]);
      sum += (cosine - SCORES[i]) * (cosine - SCORES[i]) / SCORES.length;
    }
    return sum;
  }
}
