package org.isomer.augment.series;

import org.isomer.modality.series.Series;
import org.isomer.modality.series.SeriesAugmentation;
import org.isomer.random.CounterRandom;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.Option;

/**
 * Multiplies each channel by a smooth random curve around 1 of its own (Um et al., "Data
 * augmentation of wearable sensor data for Parkinson's disease monitoring using convolutional
 * neural networks", 2017): x(t) · c(t), where c is the cubic spline through values 1 + σ ε at both
 * ends of the series and at knots in equal steps between them.
 */
public final class MagnitudeWarp implements AugmentationPlugin<MagnitudeWarp.Config> {
  /** Options. */
  public record Config(
      @Option(
              help = "Standard deviation σ of the curve's values around 1",
              value = "0.2",
              min = 0,
              max = 100)
          double sigma,
      @Option(
              help = "Knots of the curve between its ends; more make it livelier",
              value = "4",
              min = 2,
              max = 1000)
          int knots) {}

  @Override
  public String name() {
    return "magnitude-warp";
  }

  @Override
  public String summary() {
    return "Multiplies each channel of a series by a smooth random curve";
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
    for (int channel = 0; channel < series.channels(); channel++) {
      multiply(series, channel, Spline.around1(config.sigma, config.knots, random));
    }
  }

  static void multiply(Series series, int channel, Spline curve) {
    for (int position = 0; position < series.length(); position++) {
      if (series.isMeasured(position)) {
        series.values()[position * series.channels() + channel] *=
            (float) curve.at(position, series.length());
      }
    }
  }
}
