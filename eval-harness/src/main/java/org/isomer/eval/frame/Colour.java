package org.isomer.eval.frame;

import java.util.Arrays;
import org.isomer.spi.Image;

/** Between gray images and coloured ones. */
public final class Colour {
  private Colour() {}

  /**
   * An image with another number of channels: gray is repeated; colour becomes the luma of ITU-R
   * BT.601, 0.299 R + 0.587 G + 0.114 B.
   *
   * @param channels 1 or 3
   */
  public static Image with(int channels, Image image) {
    if (image.channels() == channels) {
      return image;
    }
    Image converted = new Image().reshape(image.height(), image.width(), channels);
    float[] from = image.values();
    float[] to = converted.values();
    for (int pixel = 0; pixel < image.height() * image.width(); pixel++) {
      if (channels == 1) {
        to[pixel] =
            0.299f * from[3 * pixel] + 0.587f * from[3 * pixel + 1] + 0.114f * from[3 * pixel + 2];
      } else {
        Arrays.fill(to, pixel * channels, (pixel + 1) * channels, from[pixel]);
      }
    }
    return converted;
  }
}
