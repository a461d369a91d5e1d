package org.isomer.data.image;

import org.isomer.data.ContentDigest;
import org.isomer.spi.Image;

/** An immutable image of bytes in height × width × channel order. */
final class Pixels {
  private final int height;
  private final int width;
  private final int channels;
  private final byte[] values;

  /** How the stored pixels were turned to make these. */
  private final Orientation turned;

  /**
   * Takes over the array.
   *
   * @param channels 1 for gray, 3 for red, green, blue
   */
  Pixels(int height, int width, int channels, byte[] values) {
    this(height, width, channels, values, Orientation.UPRIGHT);
  }

  private Pixels(int height, int width, int channels, byte[] values, Orientation turned) {
    if (values.length != height * width * channels) {
      throw new IllegalArgumentException(
          "%d bytes for %d×%d×%d".formatted(values.length, height, width, channels));
    }
    this.height = height;
    this.width = width;
    this.channels = channels;
    this.values = values;
    this.turned = turned;
  }

  int height() {
    return height;
  }

  int width() {
    return width;
  }

  /** The number of bytes. */
  int size() {
    return values.length;
  }

  /** Makes an image stand for this one, with values in [0, 1]. */
  void copyTo(Image image) {
    image.standFor(height, width, channels, values);
  }

  /** Adds shape and values to a digest. */
  void digest(ContentDigest into) {
    into.add(height).add(width).add(channels).add(values);
  }

  /**
   * This image with another number of channels: gray is repeated; colour becomes the luma of ITU-R
   * BT.601, 0.299 R + 0.587 G + 0.114 B.
   */
  Pixels withChannels(int wanted) {
    if (wanted == channels) {
      return this;
    }
    byte[] converted = new byte[height * width * wanted];
    for (int pixel = 0; pixel < height * width; pixel++) {
      if (wanted == 1) {
        int red = values[3 * pixel] & 0xFF;
        int green = values[3 * pixel + 1] & 0xFF;
        int blue = values[3 * pixel + 2] & 0xFF;
        converted[pixel] = (byte) ((19595 * red + 38470 * green + 7471 * blue + 32768) >> 16);
      } else {
        converted[3 * pixel] = values[pixel];
        converted[3 * pixel + 1] = values[pixel];
        converted[3 * pixel + 2] = values[pixel];
      }
    }
    return new Pixels(height, width, wanted, converted, turned);
  }

  /** How the stored pixels were turned to make these. */
  Orientation turned() {
    return turned;
  }

  /** This image as it is stored, if it has been turned. */
  Pixels stored() {
    return upright(turned.inverse());
  }

  /** This image as a viewer shows it. */
  Pixels upright(Orientation orientation) {
    if (orientation.equals(Orientation.UPRIGHT)) {
      return this;
    }
    int newHeight = orientation.transposes() ? width : height;
    int newWidth = orientation.transposes() ? height : width;
    byte[] upright = new byte[values.length];
    for (int row = 0; row < newHeight; row++) {
      for (int column = 0; column < newWidth; column++) {
        int y = orientation.transposes() ? column : row;
        int x = orientation.transposes() ? row : column;
        int fromRow = orientation.fromBottom() ? height - 1 - y : y;
        int fromColumn = orientation.fromRight() ? width - 1 - x : x;
        System.arraycopy(
            values,
            (fromRow * width + fromColumn) * channels,
            upright,
            (row * newWidth + column) * channels,
            channels);
      }
    }
    return new Pixels(newHeight, newWidth, channels, upright, orientation);
  }
}
