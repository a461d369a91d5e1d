package org.isomer.augment.series;

import org.isomer.modality.series.SeriesAugmentation;
import org.isomer.random.CounterRandom;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.Option;

/**
 * Lets a series run faster here and slower there (Um et al., "Data augmentation of wearable sensor
 * data for Parkinson's disease monitoring using convolutional neural networks", 2017). The speed is
 * the smooth random curve around 1 of {@link MagnitudeWarp}, its sum from the beginning is the time
 * τ(t) at which the series is read, scaled so that it ends where it did: y(t) = x(τ(t)). Unlike the
 * authors' code, which warps each channel by itself, one curve serves all channels, so that what
 * was measured together stays together; and no speed is below 0.1, so that time never runs back.
 */
public final class TimeWarp implements AugmentationPlugin<TimeWarp.Config> {
  private static final double SLOWEST = 0.1;

  /** Options. */
  public record Config(
      @Option(
              help = "Standard deviation σ of the speed around 1",
              value = "0.2",
              min = 0,
              max = 100)
          double sigma,
      @Option(
              help = "Knots of the speed's curve between its ends; more make it livelier",
              value = "4",
              min = 2,
              max = 1000)
          int knots) {}

  @Override
  public String name() {
    return "time-warp";
  }

  @Override
  public String summary() {
    return "Stretches and squeezes a series smoothly in time";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public SeriesAugmentation create(Config config) {
    return (series, random) ->
        Resampling.apply(series, times(speed(config, random), series.length()));
  }

  private static Spline speed(Config config, CounterRandom random) {
    return Spline.around1(config.sigma, config.knots, random);
  }

  /** When to read at each position. */
  static double[] times(Spline speed, int length) {
    double[] times = Scratch.times(length);
    times[0] = 0;
    for (int position = 1; position < length; position++) {
      times[position] = times[position - 1] + Math.max(SLOWEST, speed.at(position, length));
    }
    double end = times[length - 1];
    for (int position = 1; position < length; position++) {
      times[position] *= (length - 1) / end;
    }
    return times;
  }
}
