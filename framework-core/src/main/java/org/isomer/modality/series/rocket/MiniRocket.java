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
 * MiniRocket (Dempster, Schmidt and Webb, "MiniRocket: a very fast (almost) deterministic transform
 * for time series classification", 2021): 84 fixed kernels of 9 weights, dilated, and of what each
 * gives the shares of positions above several biases. A bias is a quantile of what the kernel gives
 * for one training series. Of several channels each kernel and dilation takes some at random, and
 * their sum.
 *
 * <p>The values are taken as they are, without padding and what is missing; the longest training
 * series decides how far dilations go. The classifier of the paper is the task {@code ridge}.
 */
public final class MiniRocket implements BaselinePlugin<MiniRocket.Config> {
  /** How many kernels of which kind. */
  public record Config(
      @Option(
              help = "Features; the greatest multiple of 84 that is not greater is made",
              value = "10000",
              min = 84,
              max = 1e6)
          int features,
      @Option(help = "Dilations of each kernel at most", value = "32", min = 1, max = 1000)
          int maxDilations,
      @Option(
              help = "Another seed takes other training series and channels",
              value = "0",
              min = 0,
              max = 1e9)
          long seed) {}

  @Override
  public String name() {
    return "minirocket";
  }

  @Override
  public String summary() {
    return "MiniRocket's shares of positive values of 84 dilated kernels";
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
      return "MiniRocket";
    }

    @Override
    public Class<? extends Example> accepts() {
      return Series.class;
    }

    @Override
    public List<Step> fit(Examples train) {
      return List.of(MiniRocketFit.of(config, train));
    }
  }
}
