package org.isomer.train.sentinel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.isomer.random.CounterRandom;
import org.junit.jupiter.api.Test;

class SymmetricEigenvaluesTest {
  @Test
  void agreesWithNumpy() {
    double[][] matrix = new double[6][6];
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < 6; j++) {
        matrix[i][j] = Math.sin(1 + 3 * i + j * j) + Math.sin(1 + 3 * j + i * i);
      }
    }
    // numpy.linalg.eigvalsh; two of the six are 0.
    assertThat(SymmetricEigenvalues.of(matrix))
        .containsExactly(
            new double[] {
              2.5756305507785036, 0.7553858646105382, 0, 0, -0.21054697446635623, -6.700115120444022
            },
            within(1e-14));
  }

  @Test
  void smallMatricesByHand() {
    assertThat(SymmetricEigenvalues.of(new double[][] {{3}})).containsExactly(3);
    assertThat(SymmetricEigenvalues.of(new double[][] {{2, 1}, {1, 2}}))
        .containsExactly(new double[] {3, 1}, within(1e-15));
    assertThat(SymmetricEigenvalues.of(new double[3][3])).containsExactly(0, 0, 0);
    assertThat(SymmetricEigenvalues.of(new double[][] {{1, 0, 0}, {0, -4, 0}, {0, 0, 2}}))
        .containsExactly(2, 1, -4);
  }

  @Test
  void traceAndSquaresAreKept() {
    CounterRandom random = CounterRandom.of(3, "matrix").at(0, 0, 0);
    int n = 120;
    double[][] matrix = new double[n][n];
    double trace = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        matrix[i][j] = random.nextGaussian();
        matrix[j][i] = matrix[i][j];
        squares += (i == j ? 1 : 2) * matrix[i][j] * matrix[i][j];
      }
      trace += matrix[i][i];
    }
    double[] values = SymmetricEigenvalues.of(matrix);
    double sum = 0;
    double sumOfSquares = 0;
    for (double value : values) {
      sum += value;
      sumOfSquares += value * value;
    }
    assertThat(sum).isCloseTo(trace, within(1e-10));
    assertThat(sumOfSquares).isCloseTo(squares, within(1e-8));
  }
}
