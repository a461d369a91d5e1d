package org.isomer.augment.pixel;

/**
 * Which inputs make an output when a line of pixels is resampled, and their weights, which sum to
 * 1. The filter is a triangle, as wide as one pixel of the coarser grid; pixel centres lie at
 * half-integers.
 */
final class TriangleFilter {
  private int[] first = new int[0];
  private float[] weights = new float[0];
  private int taps;

  /** Finds inputs and weights for another line. */
  void fit(int inputs, int outputs) {
    double radius = Math.max(1, (double) inputs / outputs);
    taps = Math.min(inputs, (int) Math.ceil(2 * radius));
    if (first.length < outputs) {
      first = new int[outputs];
    }
    if (weights.length < outputs * taps) {
      weights = new float[outputs * taps];
    }
    for (int output = 0; output < outputs; output++) {
      double centre = (output + 0.5) * inputs / outputs;
      int start = Math.max(0, Math.min(inputs - taps, (int) Math.floor(centre - radius + 0.5)));
      double sum = 0;
      for (int tap = 0; tap < taps; tap++) {
        sum += weight(start + tap, centre, radius);
      }
      first[output] = start;
      for (int tap = 0; tap < taps; tap++) {
        weights[output * taps + tap] = (float) (weight(start + tap, centre, radius) / sum);
      }
    }
  }

  private static double weight(int input, double centre, double radius) {
    return Math.max(0, 1 - Math.abs(input + 0.5 - centre) / radius);
  }

  /** How many neighbouring inputs make an output. */
  int taps() {
    return taps;
  }

  /** The first input of an output. */
  int first(int output) {
    return first[output];
  }

  /** The weight of one of an output's inputs. */
  float weight(int output, int tap) {
    return weights[output * taps + tap];
  }

  /**
   * Resamples a row.
   *
   * @param in pixels
   * @param out takes so many pixels
   */
  void apply(float[] in, float[] out, int outputs, int channels) {
    if (channels == 3) {
      applyToColours(in, out, outputs);
    } else {
      for (int channel = 0; channel < channels; channel++) {
        applyToChannel(in, out, outputs, channels, channel);
      }
    }
  }

  private void applyToColours(float[] in, float[] out, int outputs) {
    float[] weight = weights;
    int[] start = first;
    int count = taps;
    for (int output = 0; output < outputs; output++) {
      int at = 3 * start[output];
      int from = output * count;
      float red = weight[from] * in[at];
      float green = weight[from] * in[at + 1];
      float blue = weight[from] * in[at + 2];
      for (int tap = 1; tap < count; tap++) {
        float share = weight[from + tap];
        red += share * in[at + 3 * tap];
        green += share * in[at + 3 * tap + 1];
        blue += share * in[at + 3 * tap + 2];
      }
      out[3 * output] = red;
      out[3 * output + 1] = green;
      out[3 * output + 2] = blue;
    }
  }

  private void applyToChannel(float[] in, float[] out, int outputs, int channels, int channel) {
    for (int output = 0; output < outputs; output++) {
      int at = channels * first[output] + channel;
      int from = output * taps;
      float value = weights[from] * in[at];
      for (int tap = 1; tap < taps; tap++) {
        value += weights[from + tap] * in[at + channels * tap];
      }
      out[channels * output + channel] = value;
    }
  }
}
