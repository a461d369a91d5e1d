package org.isomer.eval.matrix;

/** Transposed copies of matrices as arrays of rows. */
public final class Transpose {
  /** Rows copied at a time, few enough to stay in the cache until the next column. */
  private static final int BLOCK = 32;

  private Transpose() {}

  /** A (columns, rows) copy. */
  public static float[][] of(float[][] matrix) {
    float[][] out = new float[matrix[0].length][matrix.length];
    for (int top = 0; top < matrix.length; top += BLOCK) {
      int bottom = Math.min(matrix.length, top + BLOCK);
      for (int column = 0; column < out.length; column++) {
        for (int row = top; row < bottom; row++) {
          out[column][row] = matrix[row][column];
        }
      }
    }
    return out;
  }

  /** A (columns, rows) copy. */
  public static double[][] of(double[][] matrix) {
    double[][] out = new double[matrix[0].length][matrix.length];
    for (int top = 0; top < matrix.length; top += BLOCK) {
      int bottom = Math.min(matrix.length, top + BLOCK);
      for (int column = 0; column < out.length; column++) {
        for (int row = top; row < bottom; row++) {
          out[column][row] = matrix[row][column];
        }
      }
    }
    return out;
  }
}
