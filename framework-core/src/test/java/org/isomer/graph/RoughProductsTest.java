package org.isomer.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.isomer.random.CounterRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoughProductsTest {
  @ParameterizedTest
  @EnumSource(Precision.class)
  void errIsWithinTheirBound(Precision precision) {
    float[][] bank = unit("bank", 8200);
    float[][] vectors = unit("vectors", 20);
    // Parallel ones have the largest products.
    bank[17] = vectors[3];
    float[][] all = new float[20][8200];
    double error;

    try (RoughProducts products = new RoughProducts(bank, precision)) {
      error = products.error();
      products.multiply(
          vectors,
          (vector, first, count, values) -> System.arraycopy(values, 0, all[vector], first, count));
    }

    assertThat(error).isLessThan(precision == Precision.FLOAT32 ? 1e-4 : 1.3e-2);
    for (int i = 0; i < vectors.length; i++) {
      for (int j = 0; j < bank.length; j++) {
        assertThat((double) all[i][j]).isCloseTo(dot(vectors[i], bank[j]), within(error));
      }
    }
  }

  /** Components in the middle between two numbers of bfloat16, whose errors all point one way. */
  @Test
  void boundHoldsWhereEveryComponentIsRoundedByTheMost() {
    int dim = 252;
    float[] vector = new float[dim];
    float[][] bank = new float[1][dim];
    for (int i = 0; i < dim; i++) {
      vector[i] = (float) ((1 + 0x1p-8 - 0x1p-16) / 16);
      bank[0][i] =
          (float) ((i % 2 == 0 ? 1 : -1) * (1 + 0x1p-8 + (i % 2 == 0 ? -1 : 1) * 0x1p-16) / 16);
    }

    try (RoughProducts products = new RoughProducts(bank, Precision.BFLOAT16)) {
      products.multiply(
          new float[][] {vector},
          (query, first, count, values) ->
              assertThat((double) values[0])
                  .isCloseTo(dot(vector, bank[0]), within(products.error())));
      assertThat(products.error()).isGreaterThan(0.0077);
    }
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  private static float[][] unit(String purpose, int count) {
    CounterRandom random = CounterRandom.of(1, purpose);
    float[][] rows = new float[count][24];
    for (float[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) random.nextGaussian();
      }
      double length = Math.sqrt(dot(row, row));
      for (int i = 0; i < row.length; i++) {
        row[i] /= (float) length;
      }
    }
    return rows;
  }
}
