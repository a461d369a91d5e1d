package org.isomer.augment.pixel;

import java.util.Arrays;
import org.isomer.spi.Image;

/**
 * Changes of each value by a curve. Posterize and equalize are defined on 8-bit values: a value v
 * is read as ⌊255.999 v⌋ and written as a multiple of 1/255.
 */
public final class Tone {
  private static final int LEVELS = 256;

  private Tone() {}

  /** Inverts the values that are at least {@code threshold}. */
  public static void solarize(Image image, float threshold) {
    float[] values = image.values();
    int size = image.size();
    for (int i = 0; i < size; i++) {
      values[i] = values[i] >= threshold ? 1 - values[i] : values[i];
    }
  }

  /**
   * Keeps the highest bits of each value.
   *
   * @param bits from 0, which makes the image black, to 8
   */
  public static void posterize(Image image, int bits) {
    float[] values = image.values();
    int mask = -(1 << (8 - bits));
    for (int i = 0; i < image.size(); i++) {
      values[i] = (level(values[i]) & mask) / 255f;
    }
  }

  /** Spreads each channel's values so that their histogram becomes as flat as possible. */
  public static void equalize(Image image) {
    for (int channel = 0; channel < image.channels(); channel++) {
      equalize(image, channel);
    }
  }

  private static void equalize(Image image, int channel) {
    float[] values = image.values();
    int[] histogram = Scratch.ints(LEVELS);
    Arrays.fill(histogram, 0, LEVELS, 0);
    int brightest = 0;
    for (int i = channel; i < image.size(); i += image.channels()) {
      int level = level(values[i]);
      histogram[level]++;
      brightest = Math.max(brightest, level);
    }
    int step = (image.height() * image.width() - histogram[brightest]) / 255;
    if (step == 0) {
      return;
    }
    int below = 0;
    for (int level = 0; level < LEVELS; level++) {
      int count = histogram[level];
      histogram[level] = Math.min(255, (below + step / 2) / step);
      below += count;
    }
    for (int i = channel; i < image.size(); i += image.channels()) {
      values[i] = histogram[level(values[i])] / 255f;
    }
  }

  private static int level(float value) {
    return Math.max(0, Math.min(LEVELS - 1, (int) (value * 255.999f)));
  }
}
