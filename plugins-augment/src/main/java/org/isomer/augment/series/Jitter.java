package org.isomer.augment.series;

import org.isomer.modality.series.Series;
import org.isomer.modality.series.SeriesAugmentation;
import org.isomer.random.CounterRandom;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.Option;

/**
 * Adds normal noise to every number (Um et al., "Data augmentation of wearable sensor data for
 * Parkinson's disease monitoring using convolutional neural networks", 2017): x + σ · s · ε, where
 * s is the standard deviation of the channel in this series and ε is drawn anew for each position
 * and channel. So σ has no unit; on standardised series it is theirs.
 */
public final class Jitter implements AugmentationPlugin<Jitter.Config> {
  /** Options. */
  public record Config(
      @Option(
              help =
                  "Standard deviation σ of the noise, as a share of each channel's in the series",
              value = "0.05",
              min = 0,
              max = 100)
          double sigma) {}

  @Override
  public String name() {
    return "jitter";
  }

  @Override
  public String summary() {
    return "Adds normal noise to a series";
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
      double scale = sigma * Moments.of(series, channel).deviation();
      series.change(channel, value -> value + (float) (scale * random.nextGaussian()));
    }
  }
}
