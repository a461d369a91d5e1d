package org.isomer.augment.series;

import org.isomer.modality.series.SeriesAugmentation;
import org.isomer.random.CounterRandom;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.Option;

/**
 * Keeps a window of a fixed number of positions and does not stretch it (window slicing; Le
 * Guennec, Malinowski and Tavenard, "Data augmentation for time series classification using
 * convolutional neural networks", 2016). All places where the window lies within the series are
 * equally likely; a series that is shorter is kept whole and padded to the window.
 */
public final class SeriesCrop implements AugmentationPlugin<SeriesCrop.Config> {
  /** Options. */
  public record Config(
      @Option(help = "Positions of the window", min = 1, max = 10_000_000) int length) {}

  @Override
  public String name() {
    return "series-crop";
  }

  @Override
  public String summary() {
    return "Cuts a window out of a series at a random place";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public SeriesAugmentation create(Config config) {
    return (series, random) ->
        series.cut(start(series.length(), config.length, random), config.length);
  }

  private static int start(int length, int window, CounterRandom random) {
    return length > window ? random.nextInt(length - window + 1) : 0;
  }
}
