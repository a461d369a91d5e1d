package org.isomer.weights;

import java.util.Arrays;
import org.isomer.graph.PositionGrid;

/**
 * Position embeddings of one grid made to fit another, as timm does it ({@code
 * resample_abs_pos_embed}) with PyTorch's bicubic interpolation with antialiasing: each new
 * position is a weighted mean of old ones by Keys' cubic with a = −1/2, which is stretched by the
 * factor by which a side shrinks. Tokens outside of the grid stay as they are.
 *
 * @param from the grid that there is
 * @param to the grid that is needed; with as many other tokens
 */
record PositionInterpolation(PositionGrid from, PositionGrid to) {
  private static final double CUBIC = -0.5;
  private static final double RADIUS = 2;

  /**
   * Interpolates.
   *
   * @param embeddings row-major, shape (1, tokens of the old grid, width)
   * @return row-major, shape (1, tokens of the new grid, width)
   */
  float[] of(float[] embeddings) {
    int width = embeddings.length / from.tokens();
    double[][] rows = weights(from.rows(), to.rows());
    double[][] columns = weights(from.columns(), to.columns());
    float[] result = new float[to.tokens() * width];
    System.arraycopy(embeddings, 0, result, 0, from.others() * width);
    double[] sums = new double[width];
    int target = to.others() * width;
    for (double[] row : rows) {
      for (double[] column : columns) {
        Arrays.fill(sums, 0);
        for (int y = 0; y < row.length; y++) {
          for (int x = 0; x < column.length; x++) {
            add(embeddings, y * from.columns() + x, row[y] * column[x], sums);
          }
        }
        for (double sum : sums) {
          result[target++] = (float) sum;
        }
      }
    }
    return result;
  }

  private void add(float[] embeddings, int cell, double weight, double[] sums) {
    if (weight != 0) {
      int source = (from.others() + cell) * sums.length;
      for (int i = 0; i < sums.length; i++) {
        sums[i] += weight * embeddings[source + i];
      }
    }
  }

  /** For each new position of a side, the weights of the old ones. */
  private static double[][] weights(int old, int fresh) {
    double[][] weights = new double[fresh][old];
    double scale = (double) old / fresh;
    double stretch = Math.max(1, scale);
    for (int i = 0; i < fresh; i++) {
      double centre = scale * (i + 0.5);
      int first = Math.max(0, (int) (centre - RADIUS * stretch + 0.5));
      int end = Math.min(old, (int) (centre + RADIUS * stretch + 0.5));
      double sum = 0;
      for (int j = first; j < end; j++) {
        weights[i][j] = cubic((j + 0.5 - centre) / stretch);
        sum += weights[i][j];
      }
      for (int j = first; j < end; j++) {
        weights[i][j] /= sum;
      }
    }
    return weights;
  }

  private static double cubic(double signed) {
    double x = Math.abs(signed);
    if (x < 1) {
      return ((CUBIC + 2) * x - (CUBIC + 3)) * x * x + 1;
    }
    return x < RADIUS ? CUBIC * (((x - 5) * x + 8) * x - 4) : 0;
  }
}
