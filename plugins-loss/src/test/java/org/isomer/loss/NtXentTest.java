package org.isomer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.isomer.random.CounterRandom;
import org.isomer.spi.Loss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NtXentTest {
  private static final double[][] A = LossBench.matrix(4, 3, (i, j) -> Math.sin(1 + 3 * i + j));
  private static final double[][] B = LossBench.matrix(4, 3, (i, j) -> Math.cos(0.5 + 3 * i + j));

  private static Loss loss(double temperature) {
    return new NtXent().create(new NtXent.Config(temperature));
  }

  @ParameterizedTest
  @CsvSource({"0.1,4.8232188150", "0.2,2.6050267822", "0.5,1.6290414067", "1,1.5847596217"})
  void hasTheGoldenValues(double temperature, double expected) {
    assertThat(LossBench.evaluate(loss(temperature), A, B).loss())
        .isCloseTo(expected, within(1e-9));
    assertThat((double) LossBench.evaluateFloat32(loss(temperature), A, B))
        .isCloseTo(expected, within(1e-5));
  }

  @Test
  void hasTheGoldenGradient() {
    assertThat(LossBench.evaluate(loss(0.5), A, B).queryGradient()[0][0])
        .isCloseTo(-0.129951538, within(1e-8));
  }

  @Test
  void equalsALoopReferenceAndItsCentralDifferences() {
    CounterRandom random = CounterRandom.of(11, "nt-xent");
    double[][] q = LossBench.matrix(5, 4, (i, j) -> random.nextGaussian());
    double[][] k = LossBench.matrix(5, 4, (i, j) -> random.nextGaussian());
    LossBench.Evaluation evaluation = LossBench.evaluate(loss(0.3), q, k);
    assertThat(evaluation.loss()).isCloseTo(reference(q, k, 0.3), within(1e-12));
    assertGradient(evaluation.queryGradient(), q, q, k);
    assertGradient(evaluation.keyGradient(), k, q, k);
  }

  private static void assertGradient(
      double[][] gradient, double[][] input, double[][] q, double[][] k) {
    double step = 1e-5;
    for (int i = 0; i < input.length; i++) {
      for (int j = 0; j < input[i].length; j++) {
        double value = input[i][j];
        input[i][j] = value + step;
        double above = reference(q, k, 0.3);
        input[i][j] = value - step;
        double below = reference(q, k, 0.3);
        input[i][j] = value;
        assertThat(gradient[i][j]).isCloseTo((above - below) / (2 * step), within(1e-8));
      }
    }
  }

  @Test
  void identicalEmbeddingsGiveLogOfTheOtherRows() {
    double[][] ones = LossBench.matrix(8, 3, (i, j) -> 1);
    assertThat(LossBench.evaluate(loss(0.1), ones, ones).loss())
        .isCloseTo(Math.log(15), within(1e-9));
  }

  @Test
  void orthonormalPairsGiveTheAnalyticValue() {
    double[][] identity = LossBench.matrix(4, 4, (i, j) -> i == j ? 1 : 0);
    assertThat(LossBench.evaluate(loss(0.5), identity, identity).loss())
        .isCloseTo(Math.log(1 + 6 * Math.exp(-2)), within(1e-9));
  }

  @Test
  void doesNotChangeWhenViewsAreSwapped() {
    assertThat(LossBench.evaluate(loss(0.2), A, B).loss())
        .isCloseTo(LossBench.evaluate(loss(0.2), B, A).loss(), within(1e-12));
  }

  @Test
  void aZeroEmbeddingHasAFiniteGradient() {
    double[][] zeros = new double[4][3];
    double[][] gradient = LossBench.evaluate(loss(0.5), zeros, B).keyGradient();
    for (double[] row : gradient) {
      for (double value : row) {
        assertThat(value).isFinite();
      }
    }
  }

  /** The definition, written as loops. */
  private static double reference(double[][] q, double[][] k, double temperature) {
    int n = q.length;
    double sum = 0;
    for (int i = 0; i < 2 * n; i++) {
      double denominator = 0;
      for (int j = 0; j < 2 * n; j++) {
        if (j != i) {
          denominator += Math.exp(cosine(row(q, k, i), row(q, k, j)) / temperature);
        }
      }
      double positive = cosine(row(q, k, i), row(q, k, (i + n) % (2 * n))) / temperature;
      sum += Math.log(denominator) - positive;
    }
    return sum / (2 * n);
  }

  private static double[] row(double[][] q, double[][] k, int i) {
    return i < q.length ? q[i] : k[i - q.length];
  }

  private static double cosine(double[] a, double[] b) {
    double dot = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      dot += a[i] * b[i];
      aa += a[i] * a[i];
      bb += b[i] * b[i];
    }
    return dot / Math.sqrt(aa * bb);
  }
}
