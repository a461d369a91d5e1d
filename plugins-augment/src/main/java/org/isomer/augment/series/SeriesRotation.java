package org.isomer.augment.series;

import org.isomer.modality.series.Series;
import org.isomer.modality.series.SeriesAugmentation;
import org.isomer.random.CounterRandom;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.Option;

/**
 * Exchanges channels and changes the sign of each at random: what turning a sensor by right angles
 * does (Um et al., "Data augmentation of wearable sensor data for Parkinson's disease monitoring
 * using convolutional neural networks", 2017; in this form Iwana and Uchida, "An empirical survey
 * of data augmentation for time series classification with neural networks", 2021). For channels
 * that measure the same quantity along different axes.
 */
public final class SeriesRotation implements AugmentationPlugin<SeriesRotation.Config> {
  /** Options. */
  public record Config(
      @Option(help = "Whether channels are exchanged, not only flipped", value = "true")
          boolean exchange) {}

  @Override
  public String name() {
    return "series-rotation";
  }

  @Override
  public String summary() {
    return "Exchanges the channels of a series and flips their signs at random";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public SeriesAugmentation create(Config config) {
    return (series, random) -> apply(series, config.exchange, random);
  }

  private static void apply(Series series, boolean exchange, CounterRandom random) {
    int channels = series.channels();
    int[] order = exchange ? random.permutation(channels) : new int[0];
    Series source = Scratch.copy(series);
    for (int channel = 0; channel < channels; channel++) {
      int sign = random.nextBoolean(0.5) ? -1 : 1;
      int from = exchange ? order[channel] : channel;
      for (int position = 0; position < series.length(); position++) {
        if (series.isMeasured(position)) {
          series.values()[position * channels + channel] =
              sign * source.values()[position * channels + from];
        }
      }
    }
  }
}
