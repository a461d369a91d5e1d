package org.isomer.augment.series;

import java.util.Optional;
import org.isomer.modality.series.Series;
import org.isomer.modality.series.SeriesAugmentation;
import org.isomer.random.CounterRandom;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.Option;

/**
 * Cuts a window of random length out of a series at a random place and stretches it with straight
 * lines to a fixed length (window slicing; Le Guennec, Malinowski and Tavenard, "Data augmentation
 * for time series classification using convolutional neural networks", 2016, with a window of a
 * fixed share of 0.9). Both ends of the window become the ends of the series.
 */
public final class SeriesResizedCrop implements AugmentationPlugin<SeriesResizedCrop.Config> {
  /** Options. */
  public record Config(
      @Option(
              help = "Shortest window, as a share of the series' length; the longest is all of it",
              value = "0.5",
              min = 0,
              max = 1,
              exclusiveMin = true)
          double scaleMin,
      @Option(
              help = "Positions of the result; by default each series keeps its own length",
              min = 1,
              max = 10_000_000)
          Optional<Integer> length) {}

  @Override
  public String name() {
    return "series-resized-crop";
  }

  @Override
  public String summary() {
    return "Cuts a random window out of a series and stretches it";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public SeriesAugmentation create(Config config) {
    return (series, random) -> apply(series, config, random);
  }

  private static void apply(Series series, Config config, CounterRandom random) {
    int length = series.length();
    double share = config.scaleMin + (1 - config.scaleMin) * random.nextDouble();
    int window = Math.max(1, (int) Math.round(share * length));
    int start = random.nextInt(length - window + 1);
    int wanted = config.length.orElse(length);
    Resampling.apply(
        series, times(start, window, wanted), wanted, config.length.orElse(series.positions()));
  }

  /** When to read at each position of the result. */
  static double[] times(int start, int window, int length) {
    double[] times = Scratch.times(length);
    double step = length == 1 ? 0 : (window - 1.0) / (length - 1);
    for (int position = 0; position < length; position++) {
      times[position] = Math.min(start + step * position, start + window - 1.0);
    }
    return times;
  }
}
