package org.isomer.augment.series;

import org.isomer.modality.series.Series;
import org.isomer.modality.series.SeriesAugmentation;
import org.isomer.random.CounterRandom;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.Option;

/**
 * Makes each position missing with the same probability, in all channels (the binomial mask of
 * TS2Vec; Yue et al., "TS2Vec: towards universal representation of time series", 2022, which puts
 * it behind its first layer). The last position that is still measured stays.
 */
public final class BinomialMask implements AugmentationPlugin<BinomialMask.Config> {
  /** Options. */
  public record Config(
      @Option(help = "Probability that a position is made missing", value = "0.5", min = 0, max = 1)
          double p) {}

  @Override
  public String name() {
    return "binomial-mask";
  }

  @Override
  public String summary() {
    return "Makes random positions of a series missing";
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
    Gaps gaps = new Gaps(series);
    for (int position = 0; position < series.length(); position++) {
      if (random.nextBoolean(p)) {
        gaps.add(position);
      }
    }
  }
}
