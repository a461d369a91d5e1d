package acme;

import org.isomer.spi.Schedule;
import org.isomer.spi.SchedulePlugin;

/** The same rate throughout. */
public final class Flat extends Part<Schedule> implements SchedulePlugin<Part.None> {
  public Flat() {
    super("flat");
  }

  @Override
  public Schedule create(None none) {
    return (step, steps, stepsPerEpoch) -> 1;
  }
}
