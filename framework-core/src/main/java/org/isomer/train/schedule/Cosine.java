package org.isomer.train.schedule;

import org.isomer.spi.Option;
import org.isomer.spi.Schedule;
import org.isomer.spi.SchedulePlugin;

/**
 * Linear warm-up, then half a period of a cosine down to zero (Loshchilov and Hutter 2017).
 *
 * <p>With w warm-up steps of n steps: (t + 1) / w for t &lt; w, then ½ (1 + cos(π (t − w) / (n −
 * w))).
 */
public final class Cosine implements SchedulePlugin<Cosine.Config> {
  /** Options of the cosine schedule. */
  public record Config(
      @Option(help = "Epochs of linear warm-up", value = "0", min = 0) double warmupEpochs) {}

  @Override
  public String name() {
    return "cosine";
  }

  @Override
  public String summary() {
    return "Linear warm-up, then a cosine down to zero";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Schedule create(Config config) {
    return (step, steps, stepsPerEpoch) -> {
      double warmup = Math.min((double) steps, config.warmupEpochs() * stepsPerEpoch);
      if (step < warmup) {
        return Math.min(1, (step + 1) / warmup);
      }
      return 0.5 * (1 + StrictMath.cos(Math.PI * (step - warmup) / (steps - warmup)));
    };
  }
}
