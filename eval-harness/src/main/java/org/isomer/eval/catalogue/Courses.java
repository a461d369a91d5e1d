package org.isomer.eval.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.config.ConfigReader;
import org.isomer.reports.artifact.Curves;
import org.isomer.reports.artifact.Curves.Curve;
import org.isomer.spi.Schedule;
import org.isomer.spi.SchedulePlugin;

/** The course of a schedule, and of the same one with one option changed. */
final class Courses {
  private static final int EPOCHS = 100;
  private static final int STEPS_PER_EPOCH = 10;
  private static final int STRIDE = 5;

  private Courses() {}

  static <C extends Record> Optional<Curves> of(SchedulePlugin<C> plugin, ConfigReader reader) {
    return Trial.of(plugin, reader, Map.of()).flatMap(Courses::of);
  }

  private static Optional<Curves> of(Trial<?, Schedule> trial) {
    List<Curve> curves = new ArrayList<>();
    String given = trial.given().isEmpty() ? "defaults" : String.join(", ", trial.given());
    trial.make().map(schedule -> curve(given, schedule)).ifPresent(curves::add);
    for (Variations option : trial.options()) {
      if (option.trial().isEmpty() && option.values().size() > 1) {
        String change = option.set(option.values().get(option.values().size() - 2));
        trial.make(change).map(schedule -> curve(change, schedule)).ifPresent(curves::add);
      }
    }
    return curves.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Curves(
                "The factor on the learning rate in a run of %d epochs".formatted(EPOCHS),
                "epoch",
                "factor",
                curves));
  }

  private static Curve curve(String name, Schedule schedule) {
    List<Double> epochs = new ArrayList<>();
    List<Double> factors = new ArrayList<>();
    long steps = EPOCHS * STEPS_PER_EPOCH;
    for (long step = 0; step < steps; step += STRIDE) {
      epochs.add((double) step / STEPS_PER_EPOCH);
      factors.add(schedule.factor(step, steps, STEPS_PER_EPOCH));
    }
    return new Curve(name, epochs, factors);
  }
}
