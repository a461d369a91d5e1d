package org.isomer.train.schedule;

import java.util.Optional;
import org.isomer.spi.Option;
import org.isomer.spi.Schedule;
import org.isomer.spi.SchedulePlugin;

/**
 * Linear warm-up, then the peak to the end: (t + 1) / w for t &lt; w, then 1, with w warm-up steps.
 */
public final class Constant implements SchedulePlugin<Constant.Config> {
  /** Options of the constant schedule. */
  public record Config(
      @Option(help = "Epochs of linear warm-up", value = "0", min = 0, max = 1e6)
          double warmupEpochs,
      @Option(
              help =
                  "Factor at the first of w warm-up steps; the last has 1. Without it the first has"
                      + " 1/w",
              min = 0,
              max = 1)
          Optional<Double> warmupStart) {}

  @Override
  public String name() {
    return "constant";
  }

  @Override
  public String summary() {
    return "Linear warm-up, then a constant rate";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Schedule create(Config config) {
    return new Warmup(config.warmupEpochs(), config.warmupStart()).then((step, steps, epoch) -> 1);
  }
}
