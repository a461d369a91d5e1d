package org.isomer.augment.series;

import org.isomer.modality.series.Series;
import org.isomer.modality.series.SeriesAugmentation;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.Option;

/** Lets a series run backwards at random; what is missing moves along, padding stays at the end. */
public final class TimeReversal implements AugmentationPlugin<TimeReversal.Config> {
  /** Options. */
  public record Config(
      @Option(help = "Probability of a reversal", value = "0.5", min = 0, max = 1) double p) {}

  @Override
  public String name() {
    return "time-reversal";
  }

  @Override
  public String summary() {
    return "Lets a series run backwards at random";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public SeriesAugmentation create(Config config) {
    return (series, random) -> {
      if (random.nextBoolean(config.p)) {
        reverse(series);
      }
    };
  }

  private static void reverse(Series series) {
    int last = series.length() - 1;
    double[] times = Scratch.times(series.length());
    for (int position = 0; position <= last; position++) {
      times[position] = last - position;
    }
    Resampling.apply(series, times);
  }
}
