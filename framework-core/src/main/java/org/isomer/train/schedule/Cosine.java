package org.isomer.train.schedule;

import java.util.Optional;
import org.isomer.spi.Option;
import org.isomer.spi.Schedule;
import org.isomer.spi.SchedulePlugin;

/**
 * Linear warm-up, then half a period of a cosine down to a final factor (Loshchilov and Hutter
 * 2017).
 *
 * <p>With w warm-up steps of n steps and the final factor f: (t + 1) / w for t &lt; w, then f + (1
 * − f) · ½ (1 + cos(π (t − w) / (n − w))). The final factor belongs to the end of the last step, so
 * no step has it.
 */
public final class Cosine implements SchedulePlugin<Cosine.Config> {
  /** Options of the cosine schedule. */
  public record Config(
      @Option(help = "Epochs of linear warm-up", value = "0", min = 0, max = 1e6)
          double warmupEpochs,
      @Option(
              help =
                  "Factor at the first of w warm-up steps; the last has 1. Without it the first has"
                      + " 1/w",
              min = 0,
              max = 1)
          Optional<Double> warmupStart,
      @Option(help = "Factor that the course ends at", value = "0", min = 0, max = 1)
          double finalFactor) {}

  @Override
  public String name() {
    return "cosine";
  }

  @Override
  public String summary() {
    return "Linear warm-up, then a cosine down to zero or a final factor";
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
                config.finalFactor()
                    + (1 - config.finalFactor())
                        * (0.5 * (1 + StrictMath.cos(Math.PI * step / steps))));
  }
}
