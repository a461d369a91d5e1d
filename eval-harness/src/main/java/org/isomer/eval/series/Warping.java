package org.isomer.eval.series;

import java.util.Arrays;

/**
 * Dynamic time warping of series of any lengths, dependent: one path for all channels (Sakoe and
 * Chiba, 1978; Shokoohi-Yekta et al., "Generalizing DTW to the multi-dimensional case", 2017). The
 * distance is the least sum of squared distances along a path from both beginnings to both ends,
 * whose steps go one position on in one series or in both.
 *
 * @param window how far a path may leave the diagonal, as a share of the longer series; 1 is no
 *     limit. It is never too narrow to reach the end
 */
record Warping(double window) {
  /** How many positions a path may leave the diagonal. */
  int radius(int length, int otherLength) {
    int longer = Math.max(length, otherLength);
    return Math.max((int) Math.ceil(window * longer), Math.abs(length - otherLength));
  }

  /**
   * The distance, or infinity as soon as it is known to be greater than a limit.
   *
   * @param rest what is at least still to come behind each position of the query: one number more
   *     than there are positions, the last of them 0
   */
  double distance(Points query, Points candidate, double limit, double[] rest) {
    int length = candidate.length();
    int radius = radius(query.length(), length);
    double[] previous = new double[length + 1];
    double[] current = new double[length + 1];
    Arrays.fill(previous, Double.POSITIVE_INFINITY);
    Arrays.fill(current, Double.POSITIVE_INFINITY);
    previous[0] = 0;
    for (int i = 0; i < query.length(); i++) {
      int from = Math.max(0, i - radius);
      int to = Math.min(length - 1, i + radius);
      double least = Double.POSITIVE_INFINITY;
      current[from] = Double.POSITIVE_INFINITY;
      for (int j = from; j <= to; j++) {
        double before = Math.min(previous[j], Math.min(previous[j + 1], current[j]));
        double cost =
            before == Double.POSITIVE_INFINITY ? before : before + query.cost(i, candidate, j);
        current[j + 1] = cost;
        least = Math.min(least, cost);
      }
      if (to + 1 < length) {
        current[to + 2] = Double.POSITIVE_INFINITY;
      }
      if (least + rest[i + 1] > limit) {
        return Double.POSITIVE_INFINITY;
      }
      double[] exchanged = previous;
      previous = current;
      current = exchanged;
    }
    return previous[length];
  }
}
