package org.isomer.augment;

import org.isomer.augment.pixel.Box;
import org.isomer.random.CounterRandom;
import org.jspecify.annotations.Nullable;

/**
 * Rectangles of random area and aspect ratio at random places.
 *
 * @param scale the area as a share of the image's
 * @param ratio width ÷ height
 */
record RandomBox(Range scale, Range ratio) {
  private static final int TRIES = 10;

  /**
   * Draws rectangles until one fits, at most ten.
   *
   * @param height rows of the image
   * @param width columns of the image
   * @param heightLimit the greatest height allowed
   * @param widthLimit the greatest width allowed
   * @return null if none fits
   */
  @Nullable Box sample(
      int height, int width, int heightLimit, int widthLimit, CounterRandom random) {
    for (int i = 0; i < TRIES; i++) {
      double area = height * width * scale.uniform(random);
      double aspect = ratio.logUniform(random);
      int boxWidth = (int) Math.rint(Math.sqrt(area * aspect));
      int boxHeight = (int) Math.rint(Math.sqrt(area / aspect));
      if (boxWidth > 0 && boxWidth <= widthLimit && boxHeight > 0 && boxHeight <= heightLimit) {
        int top = random.nextInt(height - boxHeight + 1);
        int left = random.nextInt(width - boxWidth + 1);
        return new Box(top, left, boxHeight, boxWidth);
      }
    }
    return null;
  }
}
