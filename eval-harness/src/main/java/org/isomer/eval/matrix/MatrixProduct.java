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
   * The dot products of one vector with some rows: to the bit what {@link #add(float[][],
   * float[][], float[][])} makes of zeros.
   */
  public static float[] dots(float[] vector, float[][] rows) {
    float[] dots = new float[rows.length];
    int row = 0;
    for (; row + UNROLLED <= rows.length; row += UNROLLED) {
      addDots(dots, row, vector, rows[row], rows[row + 1], rows[row + 2], rows[row + 3]);
    }
    for (; row < rows.length; row++) {
      float[] one = new float[UNROLLED];
      addDots(one, 0, vector, rows[row], rows[row], rows[row], rows[row]);
      dots[row] = one[0];
    }
    return dots;
  }

  /** Four rows at once, so that the processor waits for none of them alone. */
  private static void addDots(
      float[] dots, int first, float[] vector, float[] a, float[] b, float[] c, float[] d) {
    float sumA = 0;
    float sumB = 0;
    float sumC = 0;
    float sumD = 0;
    int i = 0;
    for (; i + UNROLLED <= vector.length; i += UNROLLED) {
      float v0 = vector[i];
      float v1 = vector[i + 1];
      float v2 = vector[i + 2];
      float v3 = vector[i + 3];
      sumA += v0 * a[i] + v1 * a[i + 1] + v2 * a[i + 2] + v3 * a[i + 3];
      sumB += v0 * b[i] + v1 * b[i + 1] + v2 * b[i + 2] + v3 * b[i + 3];
      sumC += v0 * c[i] + v1 * c[i + 1] + v2 * c[i + 2] + v3 * c[i + 3];
      sumD += v0 * d[i] + v1 * d[i + 1] + v2 * d[i + 2] + v3 * d[i + 3];
    }
    for (; i < vector.length; i++) {
      sumA += vector[i] * a[i];
      sumB += vector[i] * b[i];
      sumC += vector[i] * c[i];
      sumD += vector[i] * d[i];
    }
    dots[first] = sumA;
    dots[first + 1] = sumB;
    dots[first + 2] = sumC;
    dots[first + 3] = sumD;
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
