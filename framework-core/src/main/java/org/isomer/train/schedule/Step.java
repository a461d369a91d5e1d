package org.isomer.train.schedule;

import java.util.List;
import java.util.Optional;
import org.isomer.spi.Option;
import org.isomer.spi.Schedule;
import org.isomer.spi.SchedulePlugin;

/**
 * Linear warm-up, then a constant that is multiplied by a factor at the start of each given epoch,
 * as MoCo's recipe does: factorᵏ after k of them. Epochs count from the start of the run.
 */
public final class Step implements SchedulePlugin<Step.Config> {
  /** Options of the step schedule. */
  public record Config(
      @Option(
              help = "Epochs at whose start the rate is multiplied, such as [120, 160]",
              min = 0,
              max = 1e6,
              distinct = true)
          List<Double> epochs,
      @Option(help = "What the rate is multiplied by", value = "0.1", min = 0, max = 1000)
          double factor,
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
    return "step";
  }

  @Override
  public String summary() {
    return "Linear warm-up, then steps down at given epochs";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Schedule create(Config config) {
    return new Warmup(config.warmupEpochs(), config.warmupStart())
        .then(
            (step, steps, epoch) ->
                StrictMath.pow(
                    config.factor(),
                    (double) config.epochs().stream().filter(at -> epoch >= at).count()));
  }
}
