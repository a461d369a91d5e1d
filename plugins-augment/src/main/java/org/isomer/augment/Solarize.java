package org.isomer.augment;

import org.isomer.augment.pixel.Tone;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.ImageAugmentation;
import org.isomer.spi.Option;

/** Inverts the values that are at least a threshold. */
public final class Solarize implements AugmentationPlugin<Solarize.Config> {
  /** Options. */
  public record Config(
      @Option(help = "Values from here on are inverted", value = "0.5", min = 0, max = 1)
          double threshold,
      @Option(help = "Probability of the change", value = "0.5", min = 0, max = 1) double p) {}

  @Override
  public String name() {
    return "solarize";
  }

  @Override
  public String summary() {
    return "Inverts bright values";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public ImageAugmentation create(Config config) {
    return (image, random) -> {
      if (random.nextBoolean(config.p)) {
        Tone.solarize(image, (float) config.threshold);
      }
    };
  }
}
