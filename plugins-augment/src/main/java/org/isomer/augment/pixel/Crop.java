package org.isomer.augment.pixel;

import java.util.Arrays;
import org.isomer.spi.Image;

/** Cutting a rectangle out of an image. */
public final class Crop {
  private Crop() {}

  /**
   * Reduces the image to a rectangle.
   *
   * @param box may reach over the image's border
   * @param fill the value of pixels outside of the image
   */
  public static void apply(Image image, Box box, float fill) {
    int channels = image.channels();
    int rowLength = box.width() * channels;
    float[] out = image.spare(box.height() * rowLength);
    int firstInside = Math.min(box.width(), Math.max(0, -box.left()));
    int endInside = Math.max(firstInside, Math.min(box.width(), image.width() - box.left()));
    for (int row = 0; row < box.height(); row++) {
      int start = row * rowLength;
      int source = box.top() + row;
      if (source < 0 || source >= image.height()) {
        Arrays.fill(out, start, start + rowLength, fill);
      } else {
        Arrays.fill(out, start, start + firstInside * channels, fill);
        image.copyRun(
            source,
            box.left() + firstInside,
            endInside - firstInside,
            out,
            start + firstInside * channels);
        Arrays.fill(out, start + endInside * channels, start + rowLength, fill);
      }
    }
    image.swap(box.height(), box.width());
  }
}
