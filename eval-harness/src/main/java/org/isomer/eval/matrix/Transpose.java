package org.isomer.eval.matrix;

/** Transposed copies of matrices as arrays of rows. */
public final class Transpose {
  /** Rows and columns copied at a time, so that both sides stay in the cache. */
  private static final int BLOCK = 32;

  private Transpose() {}

  /** A (columns, rows) copy. */
  public static float[][] of(float[][] matrix) {
    float[][] out = new float[matrix[0].length][matrix.length];
    into(out, matrix, matrix.length);
    return out;
  }

  /**
   * Transposes the first rows of a matrix into a buffer.
   *
   * @param out (columns, at least {@code rows})
   * @param matrix (at least {@code rows}, columns)
   */
  public static void into(float[][] out, float[][] matrix, int rows) {
    for (int top = 0; top < rows; top += BLOCK) {
      int bottom = Math.min(rows, top + BLOCK);
      for (int column = 0; column < out.length; column++) {
        for (int row = top; row < bottom; row++) {
          out[column][row] = matrix[row][column];
        }
      }
    }
  }
}
