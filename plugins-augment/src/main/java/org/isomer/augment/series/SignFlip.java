package org.isomer.augment.series;

import org.isomer.modality.series.Series;
import org.isomer.modality.series.SeriesAugmentation;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.Option;

/** Changes the sign of all channels of a series at random: −x. */
public final class SignFlip implements AugmentationPlugin<SignFlip.Config> {
  /** Options. */
  public record Config(
      @Option(help = "Probability of a flip", value = "0.5", min = 0, max = 1) double p) {}

  @Override
  public String name() {
    return "sign-flip";
  }

  @Override
  public String summary() {
    return "Changes the sign of a series at random";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public SeriesAugmentation create(Config config) {
    return (series, random) -> {
      if (random.nextBoolean(config.p)) {
        flip(series);
      }
    };
  }

  private static void flip(Series series) {
    int channels = series.channels();
    for (int position = 0; position < series.length(); position++) {
      for (int i = position * channels;
          series.isMeasured(position) && i < (position + 1) * channels;
          i++) {
        series.values()[i] = -series.values()[i];
      }
    }
  }
}
