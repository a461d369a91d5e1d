package org.isomer.spi;

/** The course of the learning rate. */
@FunctionalInterface
public interface Schedule {
  /**
   * The factor on the base learning rate at a step.
   *
   * @param step the step about to run, from 0
   * @param steps the steps of the whole run
   * @param stepsPerEpoch the steps of one pass over the training data
   */
  double factor(long step, long steps, long stepsPerEpoch);
}
