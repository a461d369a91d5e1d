package org.isomer.augment.series;

import org.isomer.modality.series.Series;
import org.isomer.modality.series.SeriesAugmentation;
import org.isomer.random.CounterRandom;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.Option;

/**
 * Sets whole channels to 0, each with the same probability, as if a sensor had failed. One channel,
 * drawn at random, always stays, so a series of one channel does not change. The positions are not
 * masked, since the other channels are there; 0 is the mean where series are standardised.
 */
public final class ChannelDropout implements AugmentationPlugin<ChannelDropout.Config> {
  /** Options. */
  public record Config(
      @Option(
              help = "Probability that a channel is set to 0, for all but the one that stays",
              value = "0.2",
              min = 0,
              max = 1)
          double p) {}

  @Override
  public String name() {
    return "channel-dropout";
  }

  @Override
  public String summary() {
    return "Sets random channels of a series to 0";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public SeriesAugmentation create(Config config) {
    return (series, random) -> apply(series, config.p, random);
  }

  private static void apply(Series series, double p, CounterRandom random) {
    int channels = series.channels();
    int staying = random.nextInt(channels);
    for (int channel = 0; channel < channels; channel++) {
      if (random.nextBoolean(p) && channel != staying) {
        for (int position = 0; position < series.length(); position++) {
          series.values()[position * channels + channel] = 0;
        }
      }
    }
  }
}
