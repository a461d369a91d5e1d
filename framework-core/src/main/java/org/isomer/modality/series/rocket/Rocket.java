package org.isomer.modality.series.rocket;

import java.util.List;
import org.isomer.modality.series.Series;
import org.isomer.spi.Baseline;
import org.isomer.spi.BaselinePlugin;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;
import org.isomer.spi.Option;
import org.isomer.spi.Step;

/**
 * Rocket (Dempster, Petitjean and Webb, "ROCKET: exceptionally fast and accurate time series
 * classification using random convolutional kernels", 2020): of what each of many random kernels
 * gives, the share of positions above 0 and the greatest value.
 *
 * <p>The values are taken as they are, without padding and what is missing; the paper normalises
 * each series, as most of the UCR archive is. The longest training series decides how far dilations
 * go; nothing else is learned. The classifier of the paper is the task {@code ridge}.
 */
public final class Rocket implements BaselinePlugin<Rocket.Config> {
  /** How many kernels. */
  public record Config(
      @Option(help = "Kernels; each makes two features", value = "10000", min = 1, max = 100_000)
          int kernels,
      @Option(help = "Another seed draws other kernels", value = "0", min = 0, max = 1e9)
          long seed) {}

  @Override
  public String name() {
    return "rocket";
  }

  @Override
  public String summary() {
    return "Rocket's shares of positive values and maxima of random dilated kernels";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Baseline create(Config config) {
    return new Kernels(config);
  }

  private record Kernels(Config config) implements Baseline {
    @Override
    public String title() {
      return "Rocket";
    }

    @Override
    public Class<? extends Example> accepts() {
      return Series.class;
    }

    @Override
    public List<Step> fit(Examples train) {
      int longest = Lengths.longest("rocket", train);
      Series series = (Series) train.buffer();
      train.read(0, series);
      return List.of(
          RocketFeatures.draw(config.kernels(), config.seed(), longest, series.channels()));
    }
  }
}
