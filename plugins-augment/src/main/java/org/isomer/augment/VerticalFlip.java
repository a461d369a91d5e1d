package org.isomer.augment;

import org.isomer.augment.pixel.Flip;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.ImageAugmentation;
import org.isomer.spi.Option;

/** The mirror image, top to bottom. */
public final class VerticalFlip implements AugmentationPlugin<VerticalFlip.Config> {
  /** Options. */
  public record Config(
      @Option(help = "Probability of a flip", value = "0.5", min = 0, max = 1) double p) {}

  @Override
  public String name() {
    return "vertical-flip";
  }

  @Override
  public String summary() {
    return "Swaps top and bottom at random";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public ImageAugmentation create(Config config) {
    return (image, random) -> {
      if (random.nextBoolean(config.p)) {
        Flip.vertical(image);
      }
    };
  }
}
