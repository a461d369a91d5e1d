package org.isomer.bench;

import java.util.ArrayList;
import java.util.List;
import org.isomer.train.engine.TrainingSteps;

/** The training loop on fresh batches, from the first step of a run on, over and over. */
final class TrainingLoop implements Work {
  private static final double NANO = 1e-9;

  private final TrainingSteps steps;
  private final int views;
  private final List<Double> waits = new ArrayList<>();
  private long done;

  /**
   * A loop.
   *
   * @param views that a step trains on
   */
  TrainingLoop(TrainingSteps steps, int views) {
    this.steps = steps;
    this.views = views;
  }

  @Override
  public String name() {
    return "whole loop";
  }

  @Override
  public String unit() {
    return "views/s";
  }

  @Override
  public double rate(double atLeast) {
    steps.batches().skipPrefetched();
    long waited = steps.batches().nanosecondsWaited();
    long before = done;
    long start = System.nanoTime();
    double elapsed;
    do {
      steps.take(done++ % steps.course().steps());
      elapsed = (System.nanoTime() - start) * NANO;
    } while (elapsed < atLeast);
    waits.add((steps.batches().nanosecondsWaited() - waited) * NANO / (done - before));
    return (done - before) * views / elapsed;
  }

  /** How long a step has waited for its batches: the median of the calls after the warm-up. */
  double secondsWaitedPerStep() {
    return Sample.of(name(), "s", waits.subList(1, waits.size())).median();
  }
}
