package org.isomer.train.engine;

import java.util.Locale;
import java.util.Optional;
import org.isomer.spi.Schedule;

/**
 * How long a training is, and how its learning rate goes.
 *
 * @param learningRate at the schedule's peak
 * @param schedule the rate's course
 * @param steps the steps of the whole run
 * @param stepsPerEpoch the steps of one pass over the training data
 */
public record Course(double learningRate, Schedule schedule, long steps, long stepsPerEpoch) {
  /** The same course, over another number of steps. */
  public Course over(long otherSteps) {
    return new Course(learningRate, schedule, otherSteps, stepsPerEpoch);
  }

  /** Where a step stands, from 0. */
  public Moment at(long step) {
    return new Moment(step, steps, stepsPerEpoch);
  }

  /** That the rate rises all the time, by a warm-up that is not over before the training is. */
  public Optional<String> doubt() {
    boolean rises =
        factor(0) < factor(steps / 2)
            && factor(steps / 2) < factor(steps - 1)
            && factor(steps - 2) < factor(steps - 1);
    return steps > 2 && rises
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "the learning rate rises up to the last of %,d steps: its warm-up is as long as the training, or longer. Shorten the warm-up, or train longer.",
                steps))
        : Optional.empty();
  }

  private double factor(long step) {
    return at(Math.max(0, step)).factor(schedule);
  }

  /** The learning rate of a step, from 0. */
  public double rate(long step) {
    return learningRate * at(step).factor(schedule);
  }
}
