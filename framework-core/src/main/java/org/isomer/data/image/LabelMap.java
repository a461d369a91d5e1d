package org.isomer.data.image;

/**
 * The class of every pixel of an image.
 *
 * @param height in pixels
 * @param width in pixels
 * @param labels row by row, height × width of them; taken over, not copied
 */
public record LabelMap(int height, int width, int[] labels) {
  /** Checks the shape. */
  public LabelMap {
    if (labels.length != height * width) {
      throw new IllegalArgumentException(
          "%d labels for %d×%d pixels".formatted(labels.length, height, width));
    }
  }

  /** The class of one pixel. */
  public int label(int row, int column) {
    return labels[row * width + column];
  }
}
