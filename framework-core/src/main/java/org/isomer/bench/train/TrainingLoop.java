package org.isomer.bench.train;

import java.util.ArrayList;
import java.util.List;
import org.isomer.bench.measure.Sample;
import org.isomer.bench.measure.Work;
import org.isomer.train.engine.TrainingSteps;

/** The training loop on fresh batches, from the first step of a run on, over and over. */
final class TrainingLoop implements Work {
  private static final double NANO = 1e-9;

  private final TrainingSteps steps;
  private final AgreedSteps agreed;
  private final List<Double> waits = new ArrayList<>();

  /**
   * A loop.
   *
   * @param views that a step trains on
   */
  TrainingLoop(TrainingSteps steps, int views) {
    this.steps = steps;
    agreed =
        new AgreedSteps(steps.graph(), views, done -> steps.take(done % steps.course().steps()));
  }

  @Override
  public String name() {
    return "whole loop";
  }

  @Override
  public String unit() {
    return AgreedSteps.UNIT;
  }

  @Override
  public double rate(double atLeast) {
    steps.batches().skipPrefetched();
    long waited = steps.batches().nanosecondsWaited();
    long before = agreed.done();
    double rate = agreed.rate(atLeast);
    waits.add((steps.batches().nanosecondsWaited() - waited) * NANO / (agreed.done() - before));
    return rate;
  }

  /** How long a step has waited for its batches: the median of the calls after the warm-up. */
  double secondsWaitedPerStep() {
    return Sample.of(name(), "s", waits.subList(1, waits.size())).median();
  }

  /** How long it took workers to agree after a step that they go on. */
  double secondsMetPerStep() {
    return agreed.secondsMetPerStep();
  }
}
