package org.isomer.train.schedule;

import java.util.Optional;
import org.isomer.spi.Schedule;

/**
 * A linear rise to 1 before a schedule's own course. With w warm-up steps the factor of step t &lt;
 * w is (t + 1) / w, or s + (1 − s) · t / (w − 1) from a given start s: the last warm-up step has
 * factor 1 either way. A warm-up is at most as long as the run.
 *
 * @param epochs its length
 * @param start the factor at its first step; 1 / w if empty
 */
record Warmup(double epochs, Optional<Double> start) {
  /** The course of a schedule after its warm-up. */
  @FunctionalInterface
  interface Course {
    /**
     * The factor at a step.
     *
     * @param step steps since the end of the warm-up
     * @param steps steps from the end of the warm-up to the end of the run
     * @param epoch epochs since the start of the run
     */
    double factor(double step, double steps, double epoch);
  }

  /** The schedule that warms up, then takes a course. */
  Schedule then(Course course) {
    return (step, steps, stepsPerEpoch) -> {
      double warmup = Math.min((double) steps, epochs * stepsPerEpoch);
      return step < warmup
          ? rise(step, warmup)
          : course.factor(step - warmup, steps - warmup, (double) step / stepsPerEpoch);
    };
  }

  private double rise(long step, double warmup) {
    if (start.isEmpty()) {
      return Math.min(1, (step + 1) / warmup);
    }
    double first = start.get();
    return warmup > 1 ? Math.min(1, first + (1 - first) * step / (warmup - 1)) : first;
  }
}
