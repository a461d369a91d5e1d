package org.isomer.train;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.isomer.cli.spi.EndedException;
import org.isomer.train.engine.Course;
import org.isomer.train.engine.StepOutcome;
import org.isomer.train.engine.TrainingGraph;
import org.isomer.train.engine.TrainingSteps;
import org.isomer.train.engine.Vote;

/**
 * The steps of a run, which all replicas take in the same loop: after each of them they meet, and
 * learn whether one wants to stop. What only one of them does lies between two meetings.
 */
final class StepLoop {
  private final Plan plan;
  private final TrainingSteps training;
  private final Monitoring monitoring;
  private final BooleanSupplier stopRequested;
  private boolean stopped;

  /** What one replica does while the others are at their next meeting, or on the way there. */
  @FunctionalInterface
  interface Work<T> {
    /** Does it. */
    T done() throws IOException;
  }

  /** What a replica makes of a step. */
  @FunctionalInterface
  interface Keeper {
    /**
     * A step was taken.
     *
     * @param done the steps that are done, this one among them
     */
    void keep(long done, StepOutcome outcome) throws IOException;
  }

  /**
   * Before the first step.
   *
   * @param stopRequested whether this replica is asked to stop
   */
  StepLoop(
      Plan plan, TrainingSteps training, Monitoring monitoring, BooleanSupplier stopRequested) {
    this.plan = plan;
    this.training = training;
    this.monitoring = monitoring;
    this.stopRequested = stopRequested;
  }

  TrainingGraph graph() {
    return training.graph();
  }

  Course course() {
    return training.course();
  }

  Monitoring monitoring() {
    return monitoring;
  }

  /**
   * Takes steps until all are done, or a replica wants to stop.
   *
   * @param before the steps that are done before
   * @return the steps that are done now
   */
  long take(long before, Keeper keeper) throws IOException {
    long done = before;
    while (done < course().steps() && !stopped) {
      StepOutcome outcome = training.take(done++);
      long now = done;
      boolean patient = isLong(now);
      alone(
          () -> {
            keeper.keep(now, outcome);
            return now;
          },
          patient);
      meet(patient);
    }
    return done;
  }

  /** All know after which steps the first has more to do than they, and then wait for longer. */
  private boolean isLong(long done) {
    return done % plan.checkpointEvery() == 0
        || monitoring.due(done, course().stepsPerEpoch(), course().steps());
  }

  /** Does what the others wait for at a meeting for which they have patience. */
  <T> T alone(Work<T> work) throws IOException {
    return alone(work, true);
  }

  /** If it fails, the others learn at the meeting that there is no going on. */
  private <T> T alone(Work<T> work, boolean patient) throws IOException {
    try {
      return work.done();
    } catch (IOException | RuntimeException e) {
      tellTheEnd(e, patient);
      throw e;
    }
  }

  private void tellTheEnd(Exception why, boolean patient) {
    try {
      graph().meet(Vote.END, patient);
    } catch (RuntimeException e) {
      why.addSuppressed(e); // the others are gone
    }
  }

  /** Meets the others with patience. */
  void meet() {
    meet(true);
  }

  private void meet(boolean patient) {
    Vote own = stopRequested.getAsBoolean() ? Vote.STOP : Vote.GO_ON;
    Vote all = graph().meet(own, patient);
    if (all == Vote.END) {
      throw new EndedException(EndedException.FOLLOWING, ""); // who cannot go on says why
    }
    stopped |= all == Vote.STOP;
  }
}
