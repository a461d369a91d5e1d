package org.isomer.augment;

import org.isomer.augment.pixel.Tone;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.ImageAugmentation;
import org.isomer.spi.Option;

/** Flattens the histogram of each channel, read as 8-bit numbers. */
public final class Equalize implements AugmentationPlugin<Equalize.Config> {
  /** Options. */
  public record Config(
      @Option(help = "Probability of the change", value = "0.5", min = 0, max = 1) double p) {}

  @Override
  public String name() {
    return "equalize";
  }

  @Override
  public String summary() {
    return "Flattens each channel's histogram";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public ImageAugmentation create(Config config) {
    return (image, random) -> {
      if (random.nextBoolean(config.p)) {
        Tone.equalize(image);
      }
    };
  }
}
