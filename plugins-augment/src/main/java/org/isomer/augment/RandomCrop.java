package org.isomer.augment;

import org.isomer.augment.pixel.Box;
import org.isomer.augment.pixel.Crop;
import org.isomer.random.CounterRandom;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.BadInputException;
import org.isomer.spi.ImageAugmentation;
import org.isomer.spi.Option;

/** A square at a random place of the padded image, in its original resolution. */
public final class RandomCrop implements AugmentationPlugin<RandomCrop.Config> {
  /** Options. */
  public record Config(
      @Option(help = "Height and width of the result, in pixels", min = 1, max = 4096) int size,
      @Option(help = "Pixels added on each side before the crop", value = "0", min = 0, max = 4096)
          int padding,
      @Option(help = "Value of the added pixels", value = "0.0", min = 0, max = 1) double fill) {}

  @Override
  public String name() {
    return "random-crop";
  }

  @Override
  public String summary() {
    return "Pads the image and cuts out a square at a random place";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public ImageAugmentation create(Config config) {
    float fill = (float) config.fill;
    return (image, random) ->
        Crop.apply(image, sample(config, image.height(), image.width(), random), fill);
  }

  /**
   * Draws the square to cut out of an image of the given size.
   *
   * @throws BadInputException if it does not fit into the padded image
   */
  static Box sample(Config config, int height, int width, CounterRandom random) {
    int spareRows = height + 2 * config.padding - config.size;
    int spareColumns = width + 2 * config.padding - config.size;
    if (spareRows < 0 || spareColumns < 0) {
      throw new BadInputException(
          ("random-crop: size %d does not fit into an image of %d × %d pixels with padding %d; give"
                  + " a smaller size or more padding")
              .formatted(config.size, height, width, config.padding));
    }
    int top = random.nextInt(spareRows + 1) - config.padding;
    int left = random.nextInt(spareColumns + 1) - config.padding;
    return new Box(top, left, config.size, config.size);
  }
}
