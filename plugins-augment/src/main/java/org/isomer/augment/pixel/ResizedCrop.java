package org.isomer.augment.pixel;

import org.isomer.spi.Image;

/**
 * Bilinear resampling of a rectangle with antialiasing: the triangle filter is as wide as one pixel
 * of the coarser grid, pixel centres lie at half-integers, and nothing outside of the rectangle is
 * seen.
 */
public final class ResizedCrop {
  private ResizedCrop() {}

  /** Resizes the whole image; nothing happens if it has that size already. */
  public static void apply(Image image, int height, int width) {
    if (image.height() != height || image.width() != width) {
      apply(image, new Box(0, 0, image.height(), image.width()), height, width);
    }
  }

  /**
   * Cuts a rectangle out and resizes it.
   *
   * @param box a rectangle inside the image
   * @param height rows afterwards
   * @param width columns afterwards
   */
  public static void apply(Image image, Box box, int height, int width) {
    resampleColumns(image, box, width);
    resampleRows(image, height);
  }

  private static void resampleColumns(Image image, Box box, int width) {
    int channels = image.channels();
    int taps = taps(box.width(), width);
    int length = width * channels;
    int[] first = Scratch.ints(length);
    float[] weights = Scratch.floats(length * taps);
    weigh(box.width(), width, channels, taps, first, weights);
    float[] in = image.values();
    float[] out = image.spare(box.height() * length);
    for (int row = 0; row < box.height(); row++) {
      int start = row * length;
      int source = image.offset(box.top() + row, box.left());
      for (int i = 0; i < length; i++) {
        out[start + i] = weights[i] * in[source + first[i]];
      }
      for (int tap = 1; tap < taps; tap++) {
        int shifted = source + tap * channels;
        int weight = tap * length;
        for (int i = 0; i < length; i++) {
          out[start + i] += weights[weight + i] * in[shifted + first[i]];
        }
      }
    }
    image.swap(box.height(), width);
  }

  private static void resampleRows(Image image, int height) {
    int taps = taps(image.height(), height);
    int[] first = Scratch.ints(height);
    float[] weights = Scratch.floats(height * taps);
    weigh(image.height(), height, 1, taps, first, weights);
    int length = image.width() * image.channels();
    float[] in = image.values();
    float[] out = image.spare(height * length);
    RowSum sum = RowSum.ofLength(length);
    for (int row = 0; row < height; row++) {
      sum.clear();
      for (int tap = 0; tap < taps; tap++) {
        sum.add(in, (first[row] + tap) * length, weights[tap * height + row]);
      }
      sum.store(out, row * length);
    }
    image.swap(height, image.width());
  }

  /** How many neighbouring inputs the filter of an output can touch. */
  private static int taps(int inputs, int outputs) {
    return Math.min(inputs, (int) Math.ceil(2 * radius(inputs, outputs)));
  }

  /** Half of the filter's width, in input pixels. */
  private static double radius(int inputs, int outputs) {
    return Math.max(1, (double) inputs / outputs);
  }

  /**
   * Finds the inputs of each output, and their weights, which sum to 1. A pixel of several channels
   * counts as so many inputs and outputs.
   *
   * @param first gets the position of each output's first input
   * @param weights gets the weights of all outputs' first inputs, then those of their second ones …
   */
  private static void weigh(
      int inputs, int outputs, int channels, int taps, int[] first, float[] weights) {
    double radius = radius(inputs, outputs);
    int length = outputs * channels;
    for (int output = 0; output < outputs; output++) {
      double centre = (output + 0.5) * inputs / outputs;
      int start = Math.max(0, Math.min(inputs - taps, (int) Math.floor(centre - radius + 0.5)));
      double sum = 0;
      for (int tap = 0; tap < taps; tap++) {
        sum += weight(start + tap, centre, radius);
      }
      for (int channel = 0; channel < channels; channel++) {
        int position = output * channels + channel;
        first[position] = start * channels + channel;
        for (int tap = 0; tap < taps; tap++) {
          weights[tap * length + position] = (float) (weight(start + tap, centre, radius) / sum);
        }
      }
    }
  }

  private static double weight(int input, double centre, double radius) {
    return Math.max(0, 1 - Math.abs(input + 0.5 - centre) / radius);
  }
}
