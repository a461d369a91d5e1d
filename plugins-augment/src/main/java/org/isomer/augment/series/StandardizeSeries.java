package org.isomer.augment.series;

import org.isomer.modality.series.Series;
import org.isomer.modality.series.SeriesAugmentation;
import org.isomer.random.CounterRandom;
import org.isomer.spi.AugmentationPlugin;

/**
 * (x − mean) ÷ standard deviation in each channel of each series (z-normalisation), over the
 * positions that are neither padding nor missing. A constant channel becomes 0. It takes away level
 * and scale, which may tell classes apart: most of the UCR archive comes so, of the UEA archive
 * much does not.
 */
public final class StandardizeSeries implements AugmentationPlugin<StandardizeSeries.Config> {
  /** No options. */
  public record Config() {}

  @Override
  public String name() {
    return "standardize-series";
  }

  @Override
  public String summary() {
    return "Gives each channel of a series mean 0 and standard deviation 1";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public boolean rescales() {
    return true;
  }

  @Override
  public SeriesAugmentation create(Config config) {
    return StandardizeSeries::apply;
  }

  private static void apply(Series series, CounterRandom random) {
    for (int channel = 0; channel < series.channels(); channel++) {
      Moments moments = Moments.of(series, channel);
      double factor = moments.deviation() > 0 ? 1 / moments.deviation() : 0;
      series.change(channel, value -> (value - moments.mean()) * factor);
    }
  }
}
