package org.isomer.augment.views;

import java.util.List;
import java.util.Optional;
import org.isomer.augment.series.Jitter;
import org.isomer.augment.series.Permutation;
import org.isomer.augment.series.Scaling;
import org.isomer.spi.Option;
import org.isomer.spi.Step;
import org.isomer.spi.Views;
import org.isomer.spi.ViewsPlugin;

/**
 * The weak and the strong augmentation of TS-TCC (Eldele et al., "Time-series representation
 * learning via temporal and contextual contrasting", 2021), in this order. Weak: scaling, then
 * jitter. Strong: permutation, then jitter.
 *
 * <p>Defaults are those of the authors' code for HAR, where that does what the paper says. The code
 * adds no jitter to the weak view; it draws a factor with mean 2 and standard deviation 1.1 for
 * each position, where one with mean 1 and 0.55, its half, for each channel is used here; it
 * permutes the first channel and writes it into all; and its jitter is in the data's own unit,
 * where here it is a share of each channel's standard deviation.
 */
public final class TsTccViews implements ViewsPlugin<TsTccViews.Config> {
  /** Options. */
  public record Config(
      @Option(
              help = "Standard deviation of the weak view's factors around 1",
              value = "0.55",
              min = 0,
              max = 100)
          double scaling,
      @Option(
              help =
                  "Standard deviation of the weak view's noise, as a share of each channel's in the series",
              value = "0.05",
              min = 0,
              max = 100)
          double weakJitter,
      @Option(
              help = "The most segments of the strong view's permutation",
              value = "7",
              min = 1,
              max = 1000)
          int segments,
      @Option(
              help =
                  "Standard deviation of the strong view's noise, as a share of each channel's in the series",
              value = "0.8",
              min = 0,
              max = 100)
          double strongJitter) {}

  @Override
  public String name() {
    return "ts-tcc";
  }

  @Override
  public String summary() {
    return "A weak and a strong view of a series, as in TS-TCC";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Views create(Config config) {
    List<Step> weak =
        List.of(
            new Scaling().create(new Scaling.Config(config.scaling)), jitter(config.weakJitter));
    List<Step> strong =
        List.of(
            new Permutation().create(new Permutation.Config(config.segments)),
            jitter(config.strongJitter));
    return new Views(List.of(weak, strong), List.of(), Optional.of(List.of()));
  }

  private static Step jitter(double sigma) {
    return new Jitter().create(new Jitter.Config(sigma));
  }
}
