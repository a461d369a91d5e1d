package org.isomer.eval.matrix;

import java.util.Arrays;
import java.util.stream.IntStream;

/** out += left · right, for matrices as arrays of rows. */
public final class MatrixProduct {
  /** Columns worked on at a time: a few rows of this length fit into the first-level cache. */
  private static final int BLOCK = 1024;

  /** Rows of {@code right} that are scaled and added in one pass over a row of {@code out}. */
  private static final int UNROLLED = 4;

  /** Rows of {@code out} that one processor works on at a time. */
  private static final int ROWS = 32;

  private MatrixProduct() {}

  /**
   * Adds a product in single precision.
   *
   * @param out (m, n)
   * @param left (m, k)
   * @param right (k, n)
   */
  public static void add(float[][] out, float[][] left, float[][] right) {
    int columns = out[0].length;
    for (int from = 0; from < columns; from += BLOCK) {
      int to = Math.min(columns, from + BLOCK);
      int inner = 0;
      for (; inner + UNROLLED <= right.length; inner += UNROLLED) {
        for (int row = 0; row < out.length; row++) {
          addRows(out[row], left[row], right, inner, from, to);
        }
      }
      for (; inner < right.length; inner++) {
        for (int row = 0; row < out.length; row++) {
          addRow(out[row], left[row][inner], right[inner], from, to);
        }
      }
    }
  }

  /**
   * The dot product of two vectors: to the bit the number that {@link #add(float[][], float[][],
   * float[][])} adds to zero for a row and a column.
   */
  public static float dot(float[] left, float[] right) {
    float sum = 0;
    int i = 0;
    for (; i + UNROLLED <= left.length; i += UNROLLED) {
      sum +=
          left[i] * right[i]
              + left[i + 1] * right[i + 1]
              + left[i + 2] * right[i + 2]
              + left[i + 3] * right[i + 3];
    }
    for (; i < left.length; i++) {
      sum += left[i] * right[i];
    }
    return sum;
  }

  /**
   * Adds a product in double precision.
   *
   * @param out (m, n)
   * @param left (m, k)
   * @param right (k, n)
   */
  public static void add(double[][] out, double[][] left, double[][] right) {
    int columns = out[0].length;
    for (int from = 0; from < columns; from += BLOCK) {
      int to = Math.min(columns, from + BLOCK);
      int inner = 0;
      for (; inner + UNROLLED <= right.length; inner += UNROLLED) {
        for (int row = 0; row < out.length; row++) {
          addRows(out[row], left[row], right, inner, from, to);
        }
      }
      for (; inner < right.length; inner++) {
        for (int row = 0; row < out.length; row++) {
          addRow(out[row], left[row][inner], right[inner], from, to);
        }
      }
    }
  }

  /** Adds a product in double precision, on all processors. */
  public static void addInParallel(double[][] out, double[][] left, double[][] right) {
    IntStream.range(0, (out.length + ROWS - 1) / ROWS)
        .parallel()
        .forEach(
            part -> {
              int from = part * ROWS;
              int to = Math.min(out.length, from + ROWS);
              add(Arrays.copyOfRange(out, from, to), Arrays.copyOfRange(left, from, to), right);
            });
  }

  private static void addRows(
      float[] out, float[] left, float[][] right, int inner, int from, int to) {
    float scale0 = left[inner];
    float scale1 = left[inner + 1];
    float scale2 = left[inner + 2];
    float scale3 = left[inner + 3];
    float[] row0 = right[inner];
    float[] row1 = right[inner + 1];
    float[] row2 = right[inner + 2];
    float[] row3 = right[inner + 3];
    for (int i = from; i < to; i++) {
      out[i] += scale0 * row0[i] + scale1 * row1[i] + scale2 * row2[i] + scale3 * row3[i];
    }
  }

  private static void addRows(
      double[] out, double[] left, double[][] right, int inner, int from, int to) {
    double scale0 = left[inner];
    double scale1 = left[inner + 1];
    double scale2 = left[inner + 2];
    double scale3 = left[inner + 3];
    double[] row0 = right[inner];
    double[] row1 = right[inner + 1];
    double[] row2 = right[inner + 2];
    double[] row3 = right[inner + 3];
    for (int i = from; i < to; i++) {
      out[i] += scale0 * row0[i] + scale1 * row1[i] + scale2 * row2[i] + scale3 * row3[i];
    }
  }

  private static void addRow(float[] out, float scale, float[] row, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] += scale * row[i];
    }
  }

  private static void addRow(double[] out, double scale, double[] row, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] += scale * row[i];
    }
  }
}
