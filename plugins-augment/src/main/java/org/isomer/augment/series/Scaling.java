package org.isomer.augment.series;

import org.isomer.modality.series.Series;
import org.isomer.modality.series.SeriesAugmentation;
import org.isomer.random.CounterRandom;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.Option;

/**
 * Multiplies each channel by a factor of its own that is normal with mean 1 (Um et al., "Data
 * augmentation of wearable sensor data for Parkinson's disease monitoring using convolutional
 * neural networks", 2017): x · (1 + σ ε), with one ε for each channel of the series.
 */
public final class Scaling implements AugmentationPlugin<Scaling.Config> {
  /** Options. */
  public record Config(
      @Option(
              help = "Standard deviation σ of the factors around 1",
              value = "0.1",
              min = 0,
              max = 100)
          double sigma) {}

  @Override
  public String name() {
    return "scaling";
  }

  @Override
  public String summary() {
    return "Multiplies each channel of a series by a random factor";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public SeriesAugmentation create(Config config) {
    return (series, random) -> apply(series, config.sigma, random);
  }

  private static void apply(Series series, double sigma, CounterRandom random) {
    for (int channel = 0; channel < series.channels(); channel++) {
      float factor = (float) (1 + sigma * random.nextGaussian());
      series.change(channel, value -> value * factor);
    }
  }
}
