package org.isomer.contract;

import java.util.List;
import org.isomer.spi.Schedule;
import org.isomer.spi.SchedulePlugin;

/** What schedules keep to. */
public final class ScheduleContract implements Contract<Schedule> {
  private static final int PER_EPOCH = 10;

  @Override
  public Class<?> kind() {
    return SchedulePlugin.class;
  }

  @Override
  public List<Rule> rules(Tested<Schedule> tested) {
    return List.of(
        Bounds.rule(tested),
        new Rule("is finite and not negative at every step", () -> isFinite(tested)),
        new Rule("depends on the step alone", () -> repeats(tested)));
  }

  private static void isFinite(Tested<Schedule> tested) {
    Schedule schedule = tested.make();
    for (long steps : new long[] {1, 2, PER_EPOCH, 237}) {
      for (long step = 0; step < steps; step++) {
        double factor = schedule.factor(step, steps, PER_EPOCH);
        Breach.unless(
            Double.isFinite(factor) && factor >= 0,
            "step %d of %d has the factor %s; a run of any length has to get a rate"
                .formatted(step, steps, factor));
      }
    }
  }

  private static void repeats(Tested<Schedule> tested) throws Exception {
    Schedule schedule = tested.make();
    Repeats.require("the schedule", 100, () -> step -> schedule.factor(step, 100, PER_EPOCH));
  }
}
