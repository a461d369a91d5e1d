package org.isomer.augment.pixel;

import org.isomer.spi.Image;

/** Gaussian blur; the image is mirrored at its border, without repeating the border itself. */
public final class Blur {
  private Blur() {}

  /**
   * Blurs rows and columns with weights proportional to exp(−x² / 2σ²), x = −radius … radius.
   *
   * @param radius the kernel's size is 2 × radius + 1 pixels
   * @param sigma the standard deviation σ in pixels, positive
   */
  public static void apply(Image image, int radius, double sigma) {
    float[] kernel = Scratch.floats(2 * radius + 1);
    weigh(kernel, radius, sigma);
    blurColumns(image, kernel, radius);
    blurRows(image, kernel, radius);
  }

  private static void weigh(float[] kernel, int radius, double sigma) {
    double sum = 0;
    for (int x = -radius; x <= radius; x++) {
      double weight = StrictMath.exp(-0.5 * x * x / (sigma * sigma));
      kernel[radius + x] = (float) weight;
      sum += weight;
    }
    for (int x = -radius; x <= radius; x++) {
      kernel[radius + x] /= (float) sum;
    }
  }

  private static void blurColumns(Image image, float[] kernel, int radius) {
    int length = image.width() * image.channels();
    float[] values = image.values();
    RowWindow window = RowWindow.of(2 * radius + 1, length);
    RowSum sum = RowSum.ofLength(length);
    int next = 0;
    for (int row = 0; row < image.height(); row++) {
      for (; next < Math.min(image.height(), row + radius + 1); next++) {
        System.arraycopy(values, next * length, window.row(next), 0, length);
      }
      sum.clear();
      for (int x = -radius; x <= radius; x++) {
        sum.add(window.row(mirror(row + x, image.height())), kernel[radius + x]);
      }
      sum.store(values, row * length);
    }
  }

  private static void blurRows(Image image, float[] kernel, int radius) {
    int channels = image.channels();
    int length = image.width() * channels;
    float[] values = image.values();
    float[] padded = image.spare(length + 2 * radius * channels);
    RowSum sum = RowSum.ofLength(length);
    for (int row = 0; row < image.height(); row++) {
      System.arraycopy(values, row * length, padded, radius * channels, length);
      for (int x = 1; x <= radius; x++) {
        copyPixel(image, row, -x, padded, radius);
        copyPixel(image, row, image.width() - 1 + x, padded, radius);
      }
      sum.clear();
      for (int tap = 0; tap <= 2 * radius; tap++) {
        sum.add(padded, tap * channels, kernel[tap]);
      }
      sum.store(values, row * length);
    }
  }

  /** Copies what lies at a column outside of the image into a padded row. */
  private static void copyPixel(Image image, int row, int column, float[] padded, int radius) {
    int source = image.offset(row, mirror(column, image.width()));
    int target = (radius + column) * image.channels();
    System.arraycopy(image.values(), source, padded, target, image.channels());
  }

  /** The position inside [0, length) that is seen at {@code position} in facing mirrors. */
  private static int mirror(int position, int length) {
    int last = length - 1;
    if (last == 0) {
      return 0;
    }
    int wrapped = Math.floorMod(position, 2 * last);
    return Math.min(wrapped, 2 * last - wrapped);
  }
}
