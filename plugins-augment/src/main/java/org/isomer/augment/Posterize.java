package org.isomer.augment;

import org.isomer.augment.pixel.Tone;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.ImageAugmentation;
import org.isomer.spi.Option;

/** Keeps the highest bits of values that are read as 8-bit numbers. */
public final class Posterize implements AugmentationPlugin<Posterize.Config> {
  /** Options. */
  public record Config(
      @Option(help = "How many of the 8 bits stay", value = "4", min = 0, max = 8) int bits,
      @Option(help = "Probability of the change", value = "0.5", min = 0, max = 1) double p) {}

  @Override
  public String name() {
    return "posterize";
  }

  @Override
  public String summary() {
    return "Keeps the highest bits of each value";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public ImageAugmentation create(Config config) {
    return (image, random) -> {
      if (random.nextBoolean(config.p)) {
        Tone.posterize(image, config.bits);
      }
    };
  }
}
