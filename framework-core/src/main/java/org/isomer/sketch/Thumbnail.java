package org.isomer.sketch;

/** A small gray copy of an image. */
final class Thumbnail {
  private Thumbnail() {}

  /**
   * The mean over the channels, averaged over the pixels that each cell covers; a pixel that it
   * covers in part counts in part.
   *
   * @param pixels in height × width × channel order
   * @param size the side of the copy
   * @return size × size numbers in row-major order
   */
  static float[] of(float[] pixels, int height, int width, int channels, int size) {
    float[] rows = averaged(gray(pixels, height * width, channels), height, width, size);
    return transposed(averaged(transposed(rows, size, width), width, size, size), size, size);
  }

  /** A quarter of the cells of a thumbnail of an even size. */
  static float[] halved(float[] cells, int size) {
    return transposed(
        averaged(
            transposed(averaged(cells, size, size, size / 2), size / 2, size),
            size,
            size / 2,
            size / 2),
        size / 2,
        size / 2);
  }

  /** The thumbnail's mirror image. */
  static float[] mirrored(float[] cells, int size) {
    float[] mirrored = new float[cells.length];
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        mirrored[row * size + column] = cells[row * size + size - 1 - column];
      }
    }
    return mirrored;
  }

  private static float[] gray(float[] pixels, int count, int channels) {
    float[] gray = new float[count];
    for (int pixel = 0; pixel < count; pixel++) {
      float sum = 0;
      for (int channel = 0; channel < channels; channel++) {
        sum += pixels[pixel * channels + channel];
      }
      gray[pixel] = sum / channels;
    }
    return gray;
  }

  /** Averages over the rows of a (rows, columns) matrix so that {@code size} are left. */
  private static float[] averaged(float[] matrix, int rows, int columns, int size) {
    float[] averaged = new float[size * columns];
    double step = (double) rows / size;
    for (int cell = 0; cell < size; cell++) {
      double from = cell * step;
      double to = Math.min(rows, from + step);
      for (int row = (int) from; row < to; row++) {
        float weight = (float) ((Math.min(to, row + 1) - Math.max(from, row)) / step);
        for (int column = 0; column < columns; column++) {
          averaged[cell * columns + column] += weight * matrix[row * columns + column];
        }
      }
    }
    return averaged;
  }

  private static float[] transposed(float[] matrix, int rows, int columns) {
    float[] transposed = new float[matrix.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        transposed[column * rows + row] = matrix[row * columns + column];
      }
    }
    return transposed;
  }
}
