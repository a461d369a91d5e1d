package org.isomer.modality.series.rocket;

import org.isomer.random.CounterRandom;

/**
 * A random kernel.
 *
 * @param channels that it reads
 * @param weights shape (channels that it reads, window); those of a channel have the mean 0
 * @param bias is added to each value
 * @param padding zeros on each side of the series
 */
record RocketKernel(int[] channels, double[][] weights, double bias, int dilation, int padding) {
  private static final int[] WINDOWS = {7, 9, 11};

  /**
   * Draws a kernel.
   *
   * @param length of a series
   * @param all how many channels it has
   */
  static RocketKernel draw(CounterRandom random, int length, int all) {
    int window = WINDOWS[random.nextInt(WINDOWS.length)];
    int[] channels = MiniRocketFit.channels(random, all, window);
    double[][] weights = new double[channels.length][window];
    for (double[] row : weights) {
      double mean = 0;
      for (int j = 0; j < window; j++) {
        row[j] = random.nextGaussian();
        mean += row[j] / window;
      }
      for (int j = 0; j < window; j++) {
        row[j] -= mean;
      }
    }
    double bias = 2 * random.nextDouble() - 1;
    double exponent =
        Math.max(0, StrictMath.log((length - 1) / (window - 1.0)) / StrictMath.log(2));
    int dilation = (int) StrictMath.pow(2, random.nextDouble() * exponent);
    int padding = random.nextBoolean(0.5) ? (window - 1) * dilation / 2 : 0;
    return new RocketKernel(channels, weights, bias, dilation, padding);
  }

  /**
   * The share of positions with a positive value and the greatest value; 0 where the window is
   * longer than the padded series.
   *
   * @param x shape (channels, positions)
   * @param features written from {@code at}
   */
  void apply(float[][] x, float[] features, int at) {
    int length = x[0].length;
    int reach = (weights[0].length - 1) * dilation;
    int positive = 0;
    double greatest = Double.NEGATIVE_INFINITY;
    int end = length + padding - reach;
    for (int start = -padding; start < end; start++) {
      double sum = bias;
      for (int c = 0; c < channels.length; c++) {
        float[] values = x[channels[c]];
        double[] row = weights[c];
        for (int j = 0; j < row.length; j++) {
          int place = start + j * dilation;
          if (place >= 0 && place < length) {
            sum += row[j] * values[place];
          }
        }
      }
      positive += sum > 0 ? 1 : 0;
      greatest = Math.max(greatest, sum);
    }
    boolean fits = end > -padding;
    features[at] = fits ? (float) positive / (end + padding) : 0;
    features[at + 1] = fits ? (float) greatest : 0;
  }
}
