package org.isomer.train.engine;

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

  /** The learning rate of a step, from 0. */
  public double rate(long step) {
    return learningRate * at(step).factor(schedule);
  }
}
