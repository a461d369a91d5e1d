package org.isomer.spi;

import java.util.Arrays;

/**
 * A mutable image of floats, nominally in [0, 1], in height × width × channel order. It keeps two
 * buffers, so that an operation can read one and write the other without allocating.
 */
public final class Image implements Example {
  private int height;
  private int width;
  private int channels;
  private float[] values = new float[0];
  private float[] spare = new float[0];

  /**
   * Gives the image a new shape; its values are unspecified afterwards.
   *
   * @param height rows
   * @param width columns
   * @param channels 1 for gray, 3 for red, green, blue
   * @return this image
   */
  public Image reshape(int height, int width, int channels) {
    this.height = height;
    this.width = width;
    this.channels = channels;
    if (values.length < size()) {
      values = new float[size()];
    }
    return this;
  }

  /** Rows. */
  public int height() {
    return height;
  }

  /** Columns. */
  public int width() {
    return width;
  }

  /** 1 for gray, 3 for red, green, blue. */
  public int channels() {
    return channels;
  }

  /** The number of scalars, height × width × channels. */
  public int size() {
    return height * width * channels;
  }

  /** The position of a pixel's first channel in {@link #values}. */
  public int offset(int row, int column) {
    return (row * width + column) * channels;
  }

  @Override
  public int[] shape() {
    return new int[] {height, width, channels};
  }

  @Override
  public float[] values() {
    return values;
  }

  /**
   * A second buffer with room for at least {@code size} floats and unspecified contents. Write the
   * new image into it, then {@link #swap}.
   */
  public float[] spare(int size) {
    if (spare.length < size) {
      spare = new float[size];
    }
    return spare;
  }

  /** Makes the spare buffer the image's values, in a new shape with the same channels. */
  public void swap(int newHeight, int newWidth) {
    float[] filled = spare;
    spare = values;
    values = filled;
    height = newHeight;
    width = newWidth;
  }

  @Override
  public void copyFrom(Example other) {
    Image image = (Image) other;
    reshape(image.height, image.width, image.channels);
    System.arraycopy(image.values, 0, values, 0, size());
  }

  /** A copy of the scalars. */
  public float[] toArray() {
    return Arrays.copyOf(values, size());
  }
}
