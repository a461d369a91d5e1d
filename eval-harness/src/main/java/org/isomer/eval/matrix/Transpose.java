package org.isomer.eval.matrix;

/** Transposed copies of matrices as arrays of rows. */
public final class Transpose {
  /** Rows copied in one pass over the columns, so that each column gets a few numbers in a row. */
  private static final int UNROLLED = 8;

  private Transpose() {}

  /** A (columns, rows) copy. */
  public static float[][] of(float[][] matrix) {
    float[][] out = new float[matrix[0].length][matrix.length];
    into(matrix, out);
    return out;
  }

  /**
   * Copies into arrays that are there.
   *
   * @param out (columns, at least as many as rows); what lies behind the rows stays
   */
  public static void into(float[][] matrix, float[][] out) {
    int row = 0;
    for (; row + UNROLLED <= matrix.length; row += UNROLLED) {
      copyRows(matrix, row, out);
    }
    for (; row < matrix.length; row++) {
      for (int column = 0; column < out.length; column++) {
        out[column][row] = matrix[row][column];
      }
    }
  }

  /** A (columns, rows) copy. */
  public static double[][] of(double[][] matrix) {
    double[][] out = new double[matrix[0].length][matrix.length];
    int row = 0;
    for (; row + UNROLLED <= matrix.length; row += UNROLLED) {
      copyRows(matrix, row, out);
    }
    for (; row < matrix.length; row++) {
      for (int column = 0; column < out.length; column++) {
        out[column][row] = matrix[row][column];
      }
    }
    return out;
  }

  private static void copyRows(float[][] matrix, int row, float[][] out) {
    float[] row0 = matrix[row];
    float[] row1 = matrix[row + 1];
    float[] row2 = matrix[row + 2];
    float[] row3 = matrix[row + 3];
    float[] row4 = matrix[row + 4];
    float[] row5 = matrix[row + 5];
    float[] row6 = matrix[row + 6];
    float[] row7 = matrix[row + 7];
    for (int i = 0; i < out.length; i++) {
      float[] column = out[i];
      column[row] = row0[i];
      column[row + 1] = row1[i];
      column[row + 2] = row2[i];
      column[row + 3] = row3[i];
      column[row + 4] = row4[i];
      column[row + 5] = row5[i];
      column[row + 6] = row6[i];
      column[row + 7] = row7[i];
    }
  }

  private static void copyRows(double[][] matrix, int row, double[][] out) {
    double[] row0 = matrix[row];
    double[] row1 = matrix[row + 1];
    double[] row2 = matrix[row + 2];
    double[] row3 = matrix[row + 3];
    double[] row4 = matrix[row + 4];
    double[] row5 = matrix[row + 5];
    double[] row6 = matrix[row + 6];
    double[] row7 = matrix[row + 7];
    for (int i = 0; i < out.length; i++) {
      double[] column = out[i];
      column[row] = row0[i];
      column[row + 1] = row1[i];
      column[row + 2] = row2[i];
      column[row + 3] = row3[i];
      column[row + 4] = row4[i];
      column[row + 5] = row5[i];
      column[row + 6] = row6[i];
      column[row + 7] = row7[i];
    }
  }
}
