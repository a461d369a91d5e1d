package org.isomer.eval.catalogue;

import org.isomer.spi.Image;

/**
 * A picture in which one sees what augmentations do: colours from black to white, straight and
 * round edges, and no symmetry.
 */
final class Landscape {
  private static final int SIDE = 64;

  /** Points in a row of a pixel, whose mean is its colour. */
  private static final int FINENESS = 4;

  private Landscape() {}

  static Image image() {
    Image image = new Image().reshape(SIDE, SIDE, 3);
    float share = 1f / (FINENESS * FINENESS);
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        int offset = image.offset(row, column);
        for (int point = 0; point < FINENESS * FINENESS; point++) {
          int right = point % FINENESS;
          int down = point / FINENESS;
          double x = (column + (right + 0.5) / FINENESS) / SIDE;
          double y = (row + (down + 0.5) / FINENESS) / SIDE;
          float[] colour = colour(x, y);
          for (int channel = 0; channel < 3; channel++) {
            image.values()[offset + channel] += share * colour[channel];
          }
        }
      }
    }
    return image;
  }

  private static float[] colour(double x, double y) {
    float[] house = house(x, y);
    if (house.length > 0) {
      return house;
    } else if (isWithin(x, y, 0.79, 0.48, 0.14)) {
      return colour(0.1, 0.4, 0.15); // the tree
    } else if (isIn(x, 0.76, 0.82) && isIn(y, 0.5, 0.78)) {
      return colour(0.4, 0.25, 0.1);
    } else if (y > 0.6 + 0.4 * (x - 0.3) * (x - 0.3)) {
      return colour(0.35, 0.65 - 0.2 * y, 0.2); // the meadow
    } else if (isWithin(x, y, 0.84, 0.17, 0.1)) {
      return colour(1, 0.85, 0.2); // the sun
    }
    return colour(0.45 + 0.4 * y, 0.7 + 0.25 * y, 1); // the sky
  }

  /** Nothing where it is not. */
  private static float[] house(double x, double y) {
    if (isIn(y, 0.2, 0.46) && Math.abs(x - 0.36) < 0.92 * (y - 0.2)) {
      return colour(0.75, 0.2, 0.15);
    } else if (!isIn(x, 0.18, 0.54) || !isIn(y, 0.46, 0.84)) {
      return new float[0];
    } else if (isIn(x, 0.24, 0.34) && isIn(y, 0.58, 0.84)) {
      return colour(0, 0, 0);
    }
    boolean window = isIn(x, 0.41, 0.49) && isIn(y, 0.55, 0.67);
    return window ? colour(0.2, 0.35, 0.75) : colour(1, 1, 1);
  }

  private static boolean isIn(double value, double low, double high) {
    return value >= low && value < high;
  }

  private static boolean isWithin(double x, double y, double atX, double atY, double radius) {
    return (x - atX) * (x - atX) + (y - atY) * (y - atY) < radius * radius;
  }

  private static float[] colour(double red, double green, double blue) {
    return new float[] {(float) red, (float) green, (float) blue};
  }
}
