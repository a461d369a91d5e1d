package org.isomer.eval.projector;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.function.IntFunction;

/**
 * All thumbnails in one picture, row by row in a square grid, as the projector expects them.
 *
 * @param picture the picture
 * @param edge width and height of one thumbnail in pixels
 */
record Sprite(BufferedImage picture, int edge) {
  /** The largest picture that the projector takes, in pixels of width and height. */
  static final int LONGEST = 8192;

  private static final int LARGEST_THUMBNAIL = 64;

  /**
   * Draws a sprite. An image keeps its proportions and lies in the middle of its square; one that
   * is smaller is not enlarged.
   *
   * @param count how many images there are, at least one
   * @param images the images by their number
   */
  static Sprite of(int count, IntFunction<BufferedImage> images) {
    int cells = (int) Math.ceil(Math.sqrt(count));
    BufferedImage first = images.apply(0);
    int edge =
        Math.min(
            Math.min(LARGEST_THUMBNAIL, LONGEST / cells),
            Math.max(first.getWidth(), first.getHeight()));
    BufferedImage picture =
        new BufferedImage(cells * edge, cells * edge, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    for (int i = 0; i < count; i++) {
      BufferedImage image = i == 0 ? first : images.apply(i);
      double scale = Math.min(1, (double) edge / Math.max(image.getWidth(), image.getHeight()));
      int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
      int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
      int x = i % cells * edge + (edge - width) / 2;
      int y = i / cells * edge + (edge - height) / 2;
      graphics.drawImage(image, x, y, width, height, null);
    }
    graphics.dispose();
    return new Sprite(picture, edge);
  }
}
