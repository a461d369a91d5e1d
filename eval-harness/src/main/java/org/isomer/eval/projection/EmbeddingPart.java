package org.isomer.eval.projection;

import java.util.Arrays;
import org.isomer.eval.matrix.MatrixProduct;

/**
 * The forces on some of the points of a t-SNE map. With q_ij = 1 / (1 + |y_i − y_j|²) they are sums
 * over j of w_ij (y_i − y_j), where w is p q for the attraction and q² for the repulsion. Each is
 * y_i Σ w_ij − Σ w_ij y_j, whose sums are matrix products.
 *
 * <p>Keeps its buffers, so only one thread at a time may use it.
 */
final class EmbeddingPart {
  /** Other points looked at in one product. */
  private static final int BLOCK = 32;

  /** For each sum: of the weights, of the weighted xs, of the weighted ys. */
  private static final int SUMS = 3;

  private final int from;
  private final double[][] affinities;
  private final double[][] kernel;
  private final double[][] attraction;
  private final double[][] repulsion;
  private final double[][] attractionSums;
  private final double[][] repulsionSums;
  private final double[][] kernelSums;

  /** The part of the points {@code from} to {@code to}, exclusive. */
  EmbeddingPart(double[][] affinities, int from, int to) {
    this.from = from;
    this.affinities = new double[affinities.length][];
    for (int j = 0; j < affinities.length; j++) {
      this.affinities[j] = Arrays.copyOfRange(affinities[j], from, to);
    }
    kernel = new double[BLOCK][to - from];
    attraction = new double[BLOCK][to - from];
    repulsion = new double[BLOCK][to - from];
    attractionSums = new double[SUMS][to - from];
    repulsionSums = new double[SUMS][to - from];
    kernelSums = new double[1][to - from];
  }

  /** Sums up over all points of a map. */
  void update(double[] xs, double[] ys) {
    int size = kernelSums[0].length;
    double[] ownXs = Arrays.copyOfRange(xs, from, from + size);
    double[] ownYs = Arrays.copyOfRange(ys, from, from + size);
    clear(attractionSums);
    clear(repulsionSums);
    clear(kernelSums);
    for (int begin = 0; begin < xs.length; begin += BLOCK) {
      int count = Math.min(BLOCK, xs.length - begin);
      for (int j = 0; j < count; j++) {
        fillKernel(kernel[j], ownXs, ownYs, xs[begin + j], ys[begin + j]);
        multiply(attraction[j], kernel[j], affinities[begin + j]);
        multiply(repulsion[j], kernel[j], kernel[j]);
      }
      double[] ones = new double[count];
      Arrays.fill(ones, 1);
      double[][] others = {
        ones,
        Arrays.copyOfRange(xs, begin, begin + count),
        Arrays.copyOfRange(ys, begin, begin + count)
      };
      MatrixProduct.add(attractionSums, others, Arrays.copyOf(attraction, count));
      MatrixProduct.add(repulsionSums, others, Arrays.copyOf(repulsion, count));
      MatrixProduct.add(kernelSums, new double[][] {ones}, Arrays.copyOf(kernel, count));
    }
  }

  private static void clear(double[][] sums) {
    for (double[] row : sums) {
      Arrays.fill(row, 0);
    }
  }

  private static void fillKernel(double[] out, double[] xs, double[] ys, double x, double y) {
    for (int i = 0; i < out.length; i++) {
      double dx = xs[i] - x;
      double dy = ys[i] - y;
      out[i] = 1 / (1 + dx * dx + dy * dy);
    }
  }

  private static void multiply(double[] out, double[] a, double[] b) {
    for (int i = 0; i < out.length; i++) {
      out[i] = a[i] * b[i];
    }
  }

  /** The sum of q_ij over the points i of this part and all points j, j = i included. */
  double kernelTotal() {
    return Arrays.stream(kernelSums[0]).sum();
  }

  /**
   * Writes the gradient of the divergence for the points of this part.
   *
   * @param axis 0 for x, 1 for y
   * @param coordinates of all points along that axis
   * @param exaggeration factor on the attraction
   * @param total the sum of q_ij over all pairs of different points
   */
  void gradient(double[] out, int axis, double[] coordinates, double exaggeration, double total) {
    for (int i = 0; i < kernelSums[0].length; i++) {
      double own = coordinates[from + i];
      double attracted = own * attractionSums[0][i] - attractionSums[axis + 1][i];
      double repelled = own * repulsionSums[0][i] - repulsionSums[axis + 1][i];
      out[from + i] = 4 * (exaggeration * attracted - repelled / total);
    }
  }
}
