package org.isomer.augment;

import org.isomer.augment.pixel.Flip;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.ImageAugmentation;
import org.isomer.spi.Option;

/** The mirror image, left to right. */
public final class HorizontalFlip implements AugmentationPlugin<HorizontalFlip.Config> {
  /** Options. */
  public record Config(
      @Option(help = "Probability of a flip", value = "0.5", min = 0, max = 1) double p) {}

  @Override
  public String name() {
    return "horizontal-flip";
  }

  @Override
  public String summary() {
    return "Swaps left and right at random";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public ImageAugmentation create(Config config) {
    return (image, random) -> {
      if (random.nextBoolean(config.p)) {
        Flip.horizontal(image);
      }
    };
  }
}
