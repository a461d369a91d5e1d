package org.isomer.augment.pixel;

import org.isomer.spi.Image;

/** Mirror images. */
public final class Flip {
  private Flip() {}

  /** Swaps left and right. */
  public static void horizontal(Image image) {
    int channels = image.channels();
    float[] values = image.values();
    for (int row = 0; row < image.height(); row++) {
      int left = image.offset(row, 0);
      int right = image.offset(row, image.width() - 1);
      for (; left < right; left += channels, right -= channels) {
        for (int channel = 0; channel < channels; channel++) {
          float value = values[left + channel];
          values[left + channel] = values[right + channel];
          values[right + channel] = value;
        }
      }
    }
  }

  /** Swaps top and bottom. */
  public static void vertical(Image image) {
    int length = image.width() * image.channels();
    float[] in = image.values();
    float[] out = image.spare(image.size());
    for (int row = 0; row < image.height(); row++) {
      System.arraycopy(in, row * length, out, (image.height() - 1 - row) * length, length);
    }
    image.swap(image.height(), image.width());
  }
}
