package org.isomer.data.image;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.isomer.exhibit.Exhibit;
import org.isomer.exhibit.Png;
import org.isomer.spi.Encodable;
import org.isomer.spi.Example;
import org.isomer.spi.Image;
import org.isomer.spi.Modality;
import org.isomer.spi.ModalityPlugin;

/** Images: pages show pictures, and the raw inputs are pixels. */
public final class ImageModality implements ModalityPlugin<ImageModality.Config> {
  /** Pixels of the longer side of a picture on a page. */
  private static final int LONGEST_SHOWN = 256;

  /** No options. */
  public record Config() {}

  @Override
  public String name() {
    return Image.MODALITY;
  }

  @Override
  public String summary() {
    return "Gray and coloured pictures";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Modality create(Config config) {
    return new Images();
  }

  /**
   * The picture of an image whose values lie between two bounds; values beyond are clipped.
   *
   * @param low what becomes black
   * @param high what becomes white, or full colour
   */
  public static BufferedImage picture(Image image, float low, float high) {
    int channels = image.channels();
    BufferedImage picture =
        new BufferedImage(
            image.width(),
            image.height(),
            channels == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
    float[] values = image.values();
    for (int pixel = 0; pixel < image.height() * image.width(); pixel++) {
      for (int channel = 0; channel < channels; channel++) {
        float scaled = (values[pixel * channels + channel] - low) / (high - low);
        int level = Math.round(255 * Math.max(0, Math.min(1, scaled)));
        int band = Math.min(channel, picture.getRaster().getNumBands() - 1);
        picture.getRaster().setSample(pixel % image.width(), pixel / image.width(), band, level);
      }
    }
    return picture;
  }

  /**
   * An image that a page has room for: the means of squares of pixels, as large as needed, of one
   * with a longer side. What is left over at the right and the lower edge of it is cut off.
   */
  private static Image smaller(Image image) {
    int edge = (Math.max(image.height(), image.width()) + LONGEST_SHOWN - 1) / LONGEST_SHOWN;
    if (edge <= 1) {
      return image;
    }
    int height = Math.max(1, image.height() / edge);
    int width = Math.max(1, image.width() / edge);
    Image small = new Image().reshape(height, width, image.channels());
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        for (int channel = 0; channel < image.channels(); channel++) {
          small.values()[small.offset(row, column) + channel] =
              mean(image, row * edge, column * edge, channel, edge);
        }
      }
    }
    return small;
  }

  private static float mean(Image image, int top, int left, int channel, int edge) {
    int bottom = Math.min(image.height(), top + edge);
    int right = Math.min(image.width(), left + edge);
    double sum = 0;
    for (int row = top; row < bottom; row++) {
      for (int column = left; column < right; column++) {
        sum += image.values()[image.offset(row, column) + channel];
      }
    }
    return (float) (sum / ((bottom - top) * (right - left)));
  }

  private record Images() implements Modality {
    @Override
    public Class<Image> type() {
      return Image.class;
    }

    @Override
    public Exhibit show(Example example) {
      return Png.of(picture(smaller((Image) example), 0, 1));
    }

    @Override
    public List<Exhibit> showViews(List<Encodable> views) {
      float low = Float.POSITIVE_INFINITY;
      float high = Float.NEGATIVE_INFINITY;
      for (Encodable view : views) {
        for (float value : ((Image) view).toArray()) {
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
      List<Exhibit> shown = new ArrayList<>();
      for (Encodable view : views) {
        shown.add(Png.of(picture((Image) view, low, high)));
      }
      return shown;
    }

    @Override
    public String rawInputs() {
      return "raw pixels";
    }
  }
}
