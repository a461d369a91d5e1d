package org.isomer.augment.series;

import org.isomer.modality.series.Series;
import org.isomer.modality.series.SeriesAugmentation;
import org.isomer.random.CounterRandom;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.Option;

/**
 * Makes blocks of neighbouring positions missing, in all channels (the continuous mask of TS2Vec;
 * Yue et al., "TS2Vec: towards universal representation of time series", 2022). All places where a
 * block lies within the series are equally likely, and blocks may overlap. The last position that
 * is still measured stays.
 */
public final class BlockMask implements AugmentationPlugin<BlockMask.Config> {
  /** Options. */
  public record Config(
      @Option(help = "How many blocks there are", value = "5", min = 1, max = 10_000) int blocks,
      @Option(
              help = "Length of a block, as a share of the series'",
              value = "0.1",
              min = 0,
              max = 1)
          double share) {}

  @Override
  public String name() {
    return "block-mask";
  }

  @Override
  public String summary() {
    return "Makes random blocks of a series missing";
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
    Gaps gaps = new Gaps(series);
    int block = (int) (config.share * series.length());
    for (int i = 0; i < config.blocks; i++) {
      int start = random.nextInt(series.length() - block + 1);
      for (int position = start; position < start + block; position++) {
        gaps.add(position);
      }
    }
  }
}
