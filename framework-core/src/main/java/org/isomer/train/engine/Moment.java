package org.isomer.train.engine;

import org.isomer.graph.Dial;
import org.isomer.spi.Schedule;

/**
 * Where in a run a step stands.
 *
 * @param step the step about to run, from 0
 * @param steps the steps of the whole run
 * @param stepsPerEpoch the steps of one pass over the training data
 */
public record Moment(long step, long steps, long stepsPerEpoch) {
  /** A dial's value. */
  public double value(Dial dial) {
    return dial.at(step, steps, stepsPerEpoch);
  }

  /** A schedule's factor. */
  public double factor(Schedule schedule) {
    return schedule.factor(step, steps, stepsPerEpoch);
  }
}
