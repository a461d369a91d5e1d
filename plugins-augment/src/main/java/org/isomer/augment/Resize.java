package org.isomer.augment;

import org.isomer.augment.pixel.ResizedCrop;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.ImageAugmentation;
import org.isomer.spi.Option;

/** Bilinear resizing with antialiasing; an image that has the size already is left alone. */
public final class Resize implements AugmentationPlugin<Resize.Config> {
  /** What the size is given for. */
  public enum Fit {
    /** The shorter side; the aspect ratio is kept. */
    SHORTER_SIDE,
    /** Both sides. */
    SQUARE
  }

  /** Options. */
  public record Config(
      @Option(help = "Length in pixels", min = 1, max = 4096) int size,
      @Option(
              help =
                  "shorter-side: size is the length of the shorter side and the aspect ratio is"
                      + " kept; square: both sides get this length",
              value = "shorter-side")
          Fit fit) {}

  @Override
  public String name() {
    return "resize";
  }

  @Override
  public String summary() {
    return "Resizes the image";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public ImageAugmentation create(Config config) {
    int size = config.size;
    return switch (config.fit) {
      case SQUARE -> (image, random) -> ResizedCrop.apply(image, size, size);
      case SHORTER_SIDE ->
          (image, random) -> {
            int shorter = Math.min(image.height(), image.width());
            int height = (int) ((long) size * image.height() / shorter);
            int width = (int) ((long) size * image.width() / shorter);
            ResizedCrop.apply(image, height, width);
          };
    };
  }
}
