package org.isomer.eval.frame;

/**
 * How the positions of one axis are read from another axis: positions of the new axis are centres
 * of pixels, weighted with a triangle as wide as a pixel of the coarser of the two axes, which
 * interpolates linearly when an image grows and takes means when it shrinks.
 *
 * @param first the first old position that counts, by new position
 * @param weights of the old positions from there on; none where the new position lies outside of
 *     the old axis
 */
record Taps(int[] first, float[][] weights) {
  private static final float[] OUTSIDE = {};

  /**
   * The taps for an axis.
   *
   * @param length new positions
   * @param oldLength old positions
   * @param scale new positions for each old one
   * @param offset where the old axis begins on the new one
   */
  static Taps of(int length, int oldLength, double scale, double offset) {
    int[] first = new int[length];
    float[][] weights = new float[length][];
    double radius = Math.max(1, 1 / scale);
    for (int i = 0; i < length; i++) {
      double centre = (i + 0.5 - offset) / scale;
      if (centre < 0 || centre >= oldLength) {
        weights[i] = OUTSIDE;
        continue;
      }
      int low = Math.max(0, (int) Math.floor(centre - radius));
      int high = Math.min(oldLength - 1, (int) Math.ceil(centre + radius));
      double[] each = new double[high - low + 1];
      double sum = 0;
      for (int k = 0; k < each.length; k++) {
        each[k] = Math.max(0, 1 - Math.abs(low + k + 0.5 - centre) / radius);
        sum += each[k];
      }
      first[i] = low;
      weights[i] = new float[each.length];
      for (int k = 0; k < each.length; k++) {
        weights[i][k] = (float) (each[k] / sum);
      }
    }
    return new Taps(first, weights);
  }
}
