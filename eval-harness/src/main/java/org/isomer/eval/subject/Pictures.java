package org.isomer.eval.subject;

import java.awt.image.BufferedImage;
import org.isomer.reports.artifact.Png;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;
import org.isomer.spi.Image;

/** Turns examples into pictures for reports. */
public final class Pictures {
  private Pictures() {}

  /** The picture of an example as the data set holds it. */
  public static Png of(Examples examples, int index) {
    return Png.of(image(examples, index));
  }

  /** As {@link #of(Examples, int)}, before it becomes a file. */
  public static BufferedImage image(Examples examples, int index) {
    Example example = examples.buffer();
    examples.read(index, example);
    return image((Image) example, 0, 1);
  }

  /**
   * The picture of an image whose values lie between two bounds; values beyond are clipped.
   *
   * @param low what becomes black
   * @param high what becomes white, or full colour
   */
  public static Png of(Image image, float low, float high) {
    return Png.of(image(image, low, high));
  }

  private static BufferedImage image(Image image, float low, float high) {
    int height = image.height();
    int width = image.width();
    int channels = image.channels();
    float[] values = image.values();
    BufferedImage picture =
        new BufferedImage(
            width,
            height,
            channels == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
    for (int pixel = 0; pixel < height * width; pixel++) {
      for (int channel = 0; channel < channels; channel++) {
        float scaled = (values[pixel * channels + channel] - low) / (high - low);
        int level = Math.round(255 * Math.max(0, Math.min(1, scaled)));
        int band = Math.min(channel, picture.getRaster().getNumBands() - 1);
        picture.getRaster().setSample(pixel % width, pixel / width, band, level);
      }
    }
    return picture;
  }
}
