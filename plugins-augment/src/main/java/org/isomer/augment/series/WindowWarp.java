package org.isomer.augment.series;

import java.util.List;
import org.isomer.modality.series.Series;
import org.isomer.modality.series.SeriesAugmentation;
import org.isomer.random.CounterRandom;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Option;

/**
 * Stretches or squeezes one random window of a series, then brings the whole back to its length (Le
 * Guennec, Malinowski and Tavenard, "Data augmentation for time series classification using
 * convolutional neural networks", 2016). A window of w positions from a, times s, makes the series
 * D = T − 1 + (s − 1) w steps long, and position i is read at the time that lies i D / (T − 1)
 * steps into it.
 */
public final class WindowWarp implements AugmentationPlugin<WindowWarp.Config> {
  /** Options. */
  public record Config(
      @Option(
              help = "Length of the window, as a share of the series'",
              value = "0.1",
              min = 0,
              max = 1,
              exclusiveMin = true)
          double window,
      @Option(
              help = "The factors on the window's length, one of which is drawn",
              value = "[0.5, 2.0]",
              min = 0.01,
              max = 100)
          List<Double> factors) {
    /** Copies the list. */
    public Config {
      factors = List.copyOf(factors);
    }
  }

  @Override
  public String name() {
    return "window-warp";
  }

  @Override
  public String summary() {
    return "Stretches or squeezes a random window of a series";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public SeriesAugmentation create(Config config) {
    if (config.factors.isEmpty()) {
      throw new BadInputException("window-warp: factors is empty; give at least one");
    }
    return (series, random) -> apply(series, config, random);
  }

  private static void apply(Series series, Config config, CounterRandom random) {
    int steps = series.length() - 1;
    int window = Math.min(steps, (int) Math.ceil(config.window * series.length()));
    double factor = config.factors.get(random.nextInt(config.factors.size()));
    int start = random.nextInt(steps - window + 1);
    Resampling.apply(series, times(series.length(), start, window, factor));
  }

  /** When to read at each position. */
  static double[] times(int length, int start, int window, double factor) {
    double[] times = Scratch.times(length);
    int steps = length - 1;
    double stretched = factor * window;
    double all = steps - window + stretched;
    for (int position = 0; position < length; position++) {
      double way = steps == 0 ? 0 : all * position / steps;
      double time;
      if (way <= start) {
        time = way;
      } else if (way <= start + stretched) {
        time = start + (way - start) / factor;
      } else {
        time = way - stretched + window;
      }
      times[position] = Math.min(time, steps);
    }
    return times;
  }
}
