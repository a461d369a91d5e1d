package org.isomer.augment.pixel;

import java.util.Arrays;
import org.isomer.spi.Image;

/** Painting over a rectangle. */
public final class Erase {
  private Erase() {}

  /**
   * Sets the values of a rectangle.
   *
   * @param box a rectangle inside the image, possibly empty
   */
  public static void apply(Image image, Box box, float value) {
    for (int row = box.top(); row < box.top() + box.height(); row++) {
      int start = image.offset(row, box.left());
      Arrays.fill(image.values(), start, start + box.width() * image.channels(), value);
    }
  }
}
