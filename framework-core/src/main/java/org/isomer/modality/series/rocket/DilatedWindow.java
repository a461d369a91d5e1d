package org.isomer.modality.series.rocket;

/**
 * What MiniRocket's kernels of one dilation make of a series, with zeros beyond its ends. A kernel
 * has the weight 2 at three places and −1 at the six others, so that the sum over all places of −x
 * serves every kernel, and 3 x at its three places is added.
 */
final class DilatedWindow {
  private final int length;
  private final float[][] negative;
  private final float[][][] tripled;

  /**
   * Prepares the sums.
   *
   * @param x shape (channels, positions)
   */
  DilatedWindow(float[][] x, int dilation) {
    length = x[0].length;
    negative = new float[x.length][length];
    tripled = new float[Dilations.WINDOW][x.length][length];
    for (int channel = 0; channel < x.length; channel++) {
      for (int i = 0; i < length; i++) {
        negative[channel][i] = -x[channel][i];
      }
      for (int place = 0; place < Dilations.WINDOW; place++) {
        long offset = (long) (place - Dilations.WINDOW / 2) * dilation;
        int from = (int) Math.max(0, Math.min(length, -offset));
        int to = (int) Math.max(from, Math.min(length, length - offset));
        for (int i = from; i < to; i++) {
          float value = x[channel][(int) (i + offset)];
          tripled[place][channel][i] = value + value + value;
          if (offset != 0) {
            negative[channel][i] -= value;
          }
        }
      }
    }
  }

  /**
   * The sum over channels of what a kernel gives.
   *
   * @param kernel the three places of its greater weights
   * @param channels at least one
   * @return a value for each position
   */
  float[] values(int[] kernel, int[] channels) {
    float[] sum = new float[length];
    for (int channel : channels) {
      float[] rest = negative[channel];
      float[] first = tripled[kernel[0]][channel];
      float[] second = tripled[kernel[1]][channel];
      float[] third = tripled[kernel[2]][channel];
      for (int i = 0; i < length; i++) {
        sum[i] += rest[i] + first[i] + second[i] + third[i];
      }
    }
    return sum;
  }

  /** The share of the values from one position to before another that are greater than a bias. */
  static float share(float[] values, int from, int to, float bias) {
    int above = 0;
    for (int i = from; i < to; i++) {
      above += values[i] > bias ? 1 : 0;
    }
    return from < to ? (float) above / (to - from) : 0;
  }
}
