package org.isomer.augment;

import org.isomer.augment.pixel.Color;
import org.isomer.random.CounterRandom;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.ImageAugmentation;
import org.isomer.spi.Option;

/**
 * Random changes of brightness, contrast, saturation and hue, in random order (Howard, "Some
 * improvements on deep convolutional neural network based image classification", 2013).
 *
 * <p>With strength s, the factor of brightness, contrast or saturation is uniform in [max(0, 1 −
 * s), 1 + s] and the turn of the hue in [−s, s]; a strength of 0 switches a change off. The
 * defaults are those of MoCo v2. Gray images change in brightness and contrast only.
 */
public final class ColorJitter implements AugmentationPlugin<ColorJitter.Config> {
  // The four changes as bits of a set.
  private static final int BRIGHTNESS = 1;
  private static final int CONTRAST = 2;
  private static final int SATURATION = 4;
  private static final int HUE = 8;

  /** Options. */
  public record Config(
      @Option(help = "Strength of the change of brightness", value = "0.4", min = 0, max = 100)
          double brightness,
      @Option(help = "Strength of the change of contrast", value = "0.4", min = 0, max = 100)
          double contrast,
      @Option(help = "Strength of the change of saturation", value = "0.4", min = 0, max = 100)
          double saturation,
      @Option(
              help = "Greatest turn of the hue in either direction, in full circles",
              value = "0.1",
              min = 0,
              max = 0.5)
          double hue,
      @Option(help = "Probability of any change", value = "0.8", min = 0, max = 1) double p) {}

  @Override
  public String name() {
    return "color-jitter";
  }

  @Override
  public String summary() {
    return "Changes brightness, contrast, saturation and hue in random order";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public ImageAugmentation create(Config config) {
    Range brightness = factors(config.brightness);
    Range contrast = factors(config.contrast);
    Range saturation = factors(config.saturation);
    Range hue = new Range(-config.hue, config.hue);
    return (image, random) -> {
      if (!random.nextBoolean(config.p)) {
        return;
      }
      int remaining = BRIGHTNESS | CONTRAST | SATURATION | HUE;
      while (remaining != 0) {
        int change = drawOne(remaining, random);
        remaining -= change;
        switch (change) {
          case BRIGHTNESS -> Color.brightness(image, (float) brightness.uniform(random));
          case CONTRAST -> Color.contrast(image, (float) contrast.uniform(random));
          case SATURATION -> Color.saturation(image, (float) saturation.uniform(random));
          default -> Color.hue(image, (float) hue.uniform(random));
        }
      }
    };
  }

  /** One of the bits of a set, each with the same probability. */
  static int drawOne(int bits, CounterRandom random) {
    int rest = bits;
    for (int skip = random.nextInt(Integer.bitCount(bits)); skip > 0; skip--) {
      rest &= rest - 1;
    }
    return Integer.lowestOneBit(rest);
  }

  private static Range factors(double strength) {
    return new Range(Math.max(0, 1 - strength), 1 + strength);
  }
}
