package org.isomer.augment;

import org.isomer.spi.Image;

/** The image of all tests, colourful and without symmetry. */
public final class TestImage {
  private TestImage() {}

  /** Value (31 y + 17 x + 101 c + 7 x y (c + 1) + 3 y²) mod 256 / 255 at row y, column x. */
  public static Image of(int height, int width, int channels) {
    Image image = new Image().reshape(height, width, channels);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < channels; c++) {
          int level = (31 * y + 17 * x + 101 * c + 7 * x * y * (c + 1) + 3 * y * y) % 256;
          image.values()[image.offset(y, x) + c] = level / 255f;
        }
      }
    }
    return image;
  }
}
