package org.isomer.augment;

import org.isomer.augment.pixel.Color;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.ImageAugmentation;
import org.isomer.spi.Option;

/** The luma of ITU-R BT.601 in all channels. */
public final class Grayscale implements AugmentationPlugin<Grayscale.Config> {
  /** Options. */
  public record Config(
      @Option(help = "Probability of the change", value = "0.1", min = 0, max = 1) double p) {}

  @Override
  public String name() {
    return "grayscale";
  }

  @Override
  public String summary() {
    return "Turns the image gray, keeping its channels";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public ImageAugmentation create(Config config) {
    return (image, random) -> {
      if (random.nextBoolean(config.p)) {
        Color.grayscale(image);
      }
    };
  }
}
