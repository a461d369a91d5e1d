package old;

import org.isomer.spi.Option;
import org.isomer.spi.Schedule;
import org.isomer.spi.SchedulePlugin;

/** A schedule: every third step counts in full, the others by a factor. */
public final class Waltz implements SchedulePlugin<Waltz.Config> {
  /** Its options. */
  public record Config(@Option(help = "Factor", value = "0.5", min = 0, max = 1) double weak) {}

  @Override
  public String name() {
    return "waltz";
  }

  @Override
  public String summary() {
    return "Every third step counts in full";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Schedule create(Config config) {
    return (step, steps, stepsPerEpoch) -> step % 3 == 0 ? 1 : config.weak();
  }
}
