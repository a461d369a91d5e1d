package org.isomer.eval.series;

/**
 * Dynamic time warping of series of any lengths, dependent: one path for all channels (Sakoe and
 * Chiba, 1978; Shokoohi-Yekta et al., "Generalizing DTW to the multi-dimensional case", 2017). The
 * distance is the least sum of squared distances along a path from both beginnings to both ends,
 * whose steps go one position on in one series or in both; {@link WarpingTable} computes it.
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
}
