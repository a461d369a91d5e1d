package org.isomer.eval.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.isomer.random.CounterRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixProductTest {
  @ParameterizedTest
  @CsvSource({"1, 1, 1", "3, 4, 5", "2, 7, 1500", "5, 13, 2048"})
  void equalsThreeLoops(int m, int k, int n) {
    double[][] left = random("left", m, k);
    double[][] right = random("right", k, n);
    double[][] out = random("out", m, n);
    double[][] expected = new double[m][n];
    for (int row = 0; row < m; row++) {
      for (int column = 0; column < n; column++) {
        expected[row][column] = out[row][column];
        for (int inner = 0; inner < k; inner++) {
          expected[row][column] += left[row][inner] * right[inner][column];
        }
      }
    }
    float[][] single = floats(out);

    MatrixProduct.add(out, left, right);
    MatrixProduct.add(single, floats(left), floats(right));

    for (int row = 0; row < m; row++) {
      assertThat(out[row]).containsExactly(expected[row], within(1e-13));
      assertThat(single[row]).containsExactly(floats(expected)[row], within(1e-5f));
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "7, 19", "4, 512"})
  void dotsAreToTheBitWhatTheProductIs(int rows, int dim) {
    float[][] vector = floats(random("vector", 1, dim));
    float[][] matrix = floats(random("matrix", rows, dim));
    float[][] product = new float[1][rows];
    MatrixProduct.add(product, vector, Transpose.of(matrix));

    assertThat(MatrixProduct.dots(vector[0], matrix)).containsExactly(product[0]);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "33, 64", "70, 5"})
  void transposes(int rows, int columns) {
    float[][] matrix = floats(random("matrix", rows, columns));

    float[][] transposed = Transpose.of(matrix);

    assertThat(transposed).hasDimensions(columns, rows);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        assertThat(transposed[column][row]).isEqualTo(matrix[row][column]);
      }
    }
  }

  private static double[][] random(String purpose, int rows, int columns) {
    CounterRandom random = CounterRandom.of(1, purpose);
    double[][] matrix = new double[rows][columns];
    for (double[] row : matrix) {
      for (int i = 0; i < columns; i++) {
        row[i] = random.nextGaussian();
      }
    }
    return matrix;
  }

  private static float[][] floats(double[][] matrix) {
    float[][] floats = new float[matrix.length][matrix[0].length];
    for (int row = 0; row < matrix.length; row++) {
      for (int column = 0; column < matrix[row].length; column++) {
        floats[row][column] = (float) matrix[row][column];
      }
    }
    return floats;
  }
}
