package org.isomer.augment;

import org.isomer.augment.pixel.Box;
import org.isomer.augment.pixel.Erase;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.ImageAugmentation;
import org.isomer.spi.Option;
import org.jspecify.annotations.Nullable;

/**
 * Paints over a rectangle of random area, aspect ratio and place (Zhong et al., "Random erasing
 * data augmentation", 2017). Ten rectangles are tried; if none is smaller than the image in both
 * directions, nothing is erased.
 */
public final class RandomErasing implements AugmentationPlugin<RandomErasing.Config> {
  /** Options. */
  public record Config(
      @Option(
              help = "Smallest area, as a share of the image's",
              value = "0.02",
              min = 0,
              exclusiveMin = true,
              max = 1)
          double scaleMin,
      @Option(
              help = "Greatest area, as a share of the image's",
              value = "0.33",
              min = 0,
              exclusiveMin = true,
              max = 1)
          double scaleMax,
      @Option(
              help = "Smallest height ÷ width",
              value = "0.3",
              min = 0,
              exclusiveMin = true,
              max = 1000)
          double ratioMin,
      @Option(
              help = "Greatest height ÷ width",
              value = "3.3",
              min = 0,
              exclusiveMin = true,
              max = 1000)
          double ratioMax,
      @Option(help = "Value of the erased pixels", value = "0.0", min = -1e6, max = 1e6)
          double value,
      @Option(help = "Probability of the change", value = "0.5", min = 0, max = 1) double p) {}

  @Override
  public String name() {
    return "random-erasing";
  }

  @Override
  public String summary() {
    return "Paints over a random rectangle";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public ImageAugmentation create(Config config) {
    Range scale = Range.of(name(), "scale", config.scaleMin, config.scaleMax);
    Range heightToWidth = Range.of(name(), "ratio", config.ratioMin, config.ratioMax);
    RandomBox boxes =
        new RandomBox(scale, new Range(1 / heightToWidth.max(), 1 / heightToWidth.min()));
    float value = (float) config.value;
    return (image, random) -> {
      if (random.nextBoolean(config.p)) {
        int height = image.height();
        int width = image.width();
        @Nullable Box box = boxes.sample(height, width, height - 1, width - 1, random);
        if (box != null) {
          Erase.apply(image, box, value);
        }
      }
    };
  }
}
