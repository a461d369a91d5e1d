package org.isomer.bench.train;

import java.util.function.LongConsumer;
import org.isomer.train.engine.TrainingGraph;

/** Steps of training, as many as all workers take before one of them has had enough. */
final class AgreedSteps {
  /** What is counted, on all workers together. */
  static final String UNIT = "views/s";

  private static final double NANO = 1e-9;

  private final TrainingGraph graph;
  private final int views;
  private final LongConsumer step;
  private long done;
  private long met;

  /**
   * Steps.
   *
   * @param views that a step trains on
   * @param step takes one, and is told how many were taken before
   */
  AgreedSteps(TrainingGraph graph, int views, LongConsumer step) {
    this.graph = graph;
    this.views = views;
    this.step = step;
  }

  /** Takes steps for so long. */
  double rate(double seconds) {
    long before = done;
    long start = System.nanoTime();
    double elapsed;
    do {
      step.accept(done++);
      elapsed = (System.nanoTime() - start) * NANO;
    } while (!enough(elapsed >= seconds));
    return (done - before) * views / elapsed;
  }

  private boolean enough(boolean here) {
    long start = System.nanoTime();
    boolean everywhere = graph.stops(here, false);
    met += System.nanoTime() - start;
    return everywhere;
  }

  /** The steps that were taken. */
  long done() {
    return done;
  }

  /** How long it took to agree after each of them. */
  double secondsMetPerStep() {
    return met * NANO / done;
  }
}
