package org.isomer.eval.composited;

import org.isomer.random.CounterRandom;
import org.isomer.spi.Image;

/**
 * An item that is cut out of its image, scaled.
 *
 * @param side rows and columns, in pixels
 * @param values gray values in [0, 1], row by row; those up to {@link #THRESHOLD} are not the
 *     item's
 */
record Cutout(int side, double[] values) {
  /** Fashion-MNIST's background is 0, and its items begin softly. */
  private static final double THRESHOLD = 0.12;

  private static final double SMALLEST = 0.75;
  private static final double GREATEST = 1.25;

  /** Scales a square gray image by a random factor and turns it left to right half of the time. */
  static Cutout draw(Image image, CounterRandom random) {
    double factor = SMALLEST + random.nextDouble() * (GREATEST - SMALLEST);
    boolean flipped = random.nextBoolean(0.5);
    int side = (int) Math.round(image.height() * factor);
    double[] values = new double[side * side];
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        double y = (row + 0.5) * image.height() / side - 0.5;
        double x = (column + 0.5) * image.width() / side - 0.5;
        values[row * side + (flipped ? side - 1 - column : column)] = between(image, y, x);
      }
    }
    return new Cutout(side, values);
  }

  /** Bilinear interpolation between the centres of pixels. */
  private static double between(Image image, double y, double x) {
    int top = (int) Math.floor(y);
    int left = (int) Math.floor(x);
    double down = y - top;
    double across = x - left;
    return (1 - down) * ((1 - across) * at(image, top, left) + across * at(image, top, left + 1))
        + down * ((1 - across) * at(image, top + 1, left) + across * at(image, top + 1, left + 1));
  }

  private static double at(Image image, int row, int column) {
    int y = Math.max(0, Math.min(image.height() - 1, row));
    int x = Math.max(0, Math.min(image.width() - 1, column));
    return image.values()[image.offset(y, x)];
  }

  /** Whether a pixel is the item's. */
  boolean covers(int pixel) {
    return values[pixel] > THRESHOLD;
  }
}
