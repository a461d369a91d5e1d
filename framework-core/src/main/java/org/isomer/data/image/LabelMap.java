package org.isomer.data.image;

/**
 * The class of every pixel of an image.
 *
 * @param height in pixels
 * @param width in pixels
 * @param labels row by row, height × width of them; taken over, not copied
 * @param palette the colour 0xRRGGBB that the mask's file gives each label, for the eye alone;
 *     empty if it gives none; taken over, not copied
 */
public record LabelMap(int height, int width, int[] labels, int[] palette) {
  /** Checks the shape. */
  public LabelMap {
    if (labels.length != height * width) {
      throw new IllegalArgumentException(
          "%d labels for %d×%d pixels".formatted(labels.length, height, width));
    }
  }

  /** Labels without colours. */
  public LabelMap(int height, int width, int[] labels) {
    this(height, width, labels, new int[0]);
  }

  /** The class of one pixel. */
  public int label(int row, int column) {
    return labels[row * width + column];
  }
}
