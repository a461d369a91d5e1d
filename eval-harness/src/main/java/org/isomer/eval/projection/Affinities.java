package org.isomer.eval.projection;

import java.util.stream.IntStream;

/**
 * How near examples are to each other, as probabilities of pairs: p_ij = (p_j|i + p_i|j) / 2n,
 * where p_j|i is a normal distribution around example i whose width gives it the wanted perplexity
 * (van der Maaten and Hinton 2008, equation 1).
 */
final class Affinities {
  private static final int SEARCH_STEPS = 100;
  private static final double ENTROPY_TOLERANCE = 1e-7;
  private static final double SMALLEST = 1e-12;

  private Affinities() {}

  /**
   * The joint probabilities.
   *
   * @param perplexity the effective number of neighbours of each example
   * @return symmetric with a diagonal of zeros, sums to 1
   */
  static double[][] of(InnerProducts products, double perplexity) {
    int size = products.size();
    double[][] conditional =
        IntStream.range(0, size)
            .parallel()
            .mapToObj(i -> around(products, i, Math.log(perplexity)))
            .toArray(double[][]::new);
    double[][] joint = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        if (i != j) {
          double sum = conditional[i][j] + conditional[j][i];
          joint[i][j] = Math.max(SMALLEST, sum / (2.0 * size));
        }
      }
    }
    return joint;
  }

  /** The probabilities p_j|i of one example, found by bisection on the precision. */
  private static double[] around(InnerProducts products, int i, double wantedEntropy) {
    int size = products.size();
    double[] distances = new double[size];
    double nearest = Double.POSITIVE_INFINITY;
    for (int j = 0; j < size; j++) {
      distances[j] = products.squaredDistance(i, j);
      nearest = j == i ? nearest : Math.min(nearest, distances[j]);
    }
    double[] shares = new double[size];
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double precision = 1;
    for (int step = 0; step < SEARCH_STEPS; step++) {
      double sum = 0;
      double weighted = 0;
      for (int j = 0; j < size; j++) {
        // Relative to the nearest, so that far examples do not all vanish.
        shares[j] = j == i ? 0 : Math.exp((nearest - distances[j]) * precision);
        sum += shares[j];
        weighted += shares[j] * (distances[j] - nearest);
      }
      double entropy = Math.log(sum) + precision * weighted / sum;
      for (int j = 0; j < size; j++) {
        shares[j] /= sum;
      }
      if (Math.abs(entropy - wantedEntropy) < ENTROPY_TOLERANCE) {
        break;
      }
      if (entropy > wantedEntropy) {
        low = precision;
        precision = Double.isInfinite(high) ? 2 * precision : (low + high) / 2;
      } else {
        high = precision;
        precision = (low + high) / 2;
      }
    }
    return shares;
  }
}
