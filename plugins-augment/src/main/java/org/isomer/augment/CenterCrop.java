package org.isomer.augment;

import org.isomer.augment.pixel.Box;
import org.isomer.augment.pixel.Crop;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.ImageAugmentation;
import org.isomer.spi.Option;

/** The square in the middle of the image; a smaller image is padded with zeros. */
public final class CenterCrop implements AugmentationPlugin<CenterCrop.Config> {
  /** Options. */
  public record Config(
      @Option(help = "Height and width of the result, in pixels", min = 1, max = 4096) int size) {}

  @Override
  public String name() {
    return "center-crop";
  }

  @Override
  public String summary() {
    return "Cuts out the square in the middle";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public ImageAugmentation create(Config config) {
    int size = config.size;
    return (image, random) -> {
      int top = start(image.height(), size);
      int left = start(image.width(), size);
      Crop.apply(image, new Box(top, left, size, size), 0);
    };
  }

  /** The first pixel of the middle; an odd rest is rounded to the even neighbour of its half. */
  private static int start(int length, int size) {
    return length < size ? -((size - length) / 2) : (int) Math.rint((length - size) / 2.0);
  }
}
