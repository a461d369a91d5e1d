package org.isomer.graph;

/**
 * A scalar that changes with the step of a run, such as the momentum of a copy or the gate of a
 * queue. It is computed outside the graph, in double precision, and fed.
 */
@FunctionalInterface
public interface Dial {
  /**
   * The value during a step.
   *
   * @param step the step about to run, from 0
   * @param steps the steps of the whole run
   * @param stepsPerEpoch the steps of one pass over the training data
   */
  double at(long step, long steps, long stepsPerEpoch);

  /** Half a period of a cosine from one value at the first step to another after the last. */
  static Dial cosine(double from, double to) {
    return (step, steps, stepsPerEpoch) ->
        to - (to - from) * (StrictMath.cos(Math.PI * step / steps) + 1) / 2;
  }

  /**
   * The momentum of a copy that is the mean, all with equal weight, of the first values and of
   * those after each step.
   */
  static Dial runningMean() {
    return (step, steps, stepsPerEpoch) -> (step + 1.0) / (step + 2.0);
  }

  /** 0 before an epoch begins, 1 from then on. */
  static Dial fromEpoch(double epoch) {
    return (step, steps, stepsPerEpoch) -> step < epoch * stepsPerEpoch ? 0 : 1;
  }
}
