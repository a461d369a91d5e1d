package org.isomer.sketch;

import java.util.Arrays;

/**
 * 64 bits that similar pictures have mostly in common (pHash, Zauner 2010): which of the 64 lowest
 * frequencies of a 32 × 32 gray thumbnail, without the constant ones, lie above their median in the
 * discrete cosine transform.
 */
final class PerceptualHash {
  /** The side of the thumbnail. */
  static final int SIZE = 32;

  private static final int FREQUENCIES = 8;
  private static final double[][] COSINES = cosines();

  private PerceptualHash() {}

  private static double[][] cosines() {
    double[][] cosines = new double[FREQUENCIES][SIZE];
    for (int frequency = 0; frequency < FREQUENCIES; frequency++) {
      for (int i = 0; i < SIZE; i++) {
        cosines[frequency][i] = Math.cos(Math.PI * (frequency + 1) * (i + .5) / SIZE);
      }
    }
    return cosines;
  }

  /** The hash of {@link #SIZE}² gray values. */
  static long of(float[] thumbnail) {
    double[][] byColumn = new double[FREQUENCIES][SIZE];
    for (int vertical = 0; vertical < FREQUENCIES; vertical++) {
      for (int row = 0; row < SIZE; row++) {
        double cosine = COSINES[vertical][row];
        for (int column = 0; column < SIZE; column++) {
          byColumn[vertical][column] += cosine * thumbnail[row * SIZE + column];
        }
      }
    }
    double[] spectrum = new double[FREQUENCIES * FREQUENCIES];
    for (int vertical = 0; vertical < FREQUENCIES; vertical++) {
      for (int horizontal = 0; horizontal < FREQUENCIES; horizontal++) {
        double sum = 0;
        for (int column = 0; column < SIZE; column++) {
          sum += COSINES[horizontal][column] * byColumn[vertical][column];
        }
        spectrum[vertical * FREQUENCIES + horizontal] = sum;
      }
    }
    double[] sorted = spectrum.clone();
    Arrays.sort(sorted);
    double median = (sorted[31] + sorted[32]) / 2;
    long hash = 0;
    for (int i = 0; i < spectrum.length; i++) {
      if (spectrum[i] > median) {
        hash |= 1L << i;
      }
    }
    return hash;
  }
}
