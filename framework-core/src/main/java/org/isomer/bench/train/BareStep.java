package org.isomer.bench.train;

import org.isomer.bench.measure.Work;
import org.isomer.data.Batch;
import org.isomer.train.engine.Course;
import org.isomer.train.engine.Moment;
import org.isomer.train.engine.StepTrace;
import org.isomer.train.engine.TrainingGraph;

/** The step on one batch again and again. */
final class BareStep implements Work {
  private final TrainingGraph graph;
  private final Batch batch;
  private final Course course;
  private final AgreedSteps steps;

  /**
   * A step.
   *
   * @param batch stays open
   * @param views that a step trains on
   */
  BareStep(TrainingGraph graph, Batch batch, Course course, int views) {
    this.graph = graph;
    this.batch = batch;
    this.course = course;
    steps = new AgreedSteps(graph, views, this::step);
  }

  @Override
  public String name() {
    return "bare step";
  }

  @Override
  public String unit() {
    return AgreedSteps.UNIT;
  }

  @Override
  public double rate(double seconds) {
    return steps.rate(seconds);
  }

  private void step(long done) {
    long step = done % course.steps();
    Moment moment = course.at(step);
    for (int i = 1; i < graph.batchesPerStep(); i++) {
      graph.accumulate(batch, moment);
    }
    graph.step(batch, course.rate(step), moment);
  }

  /** What its last call of the graph took, by TensorFlow's own statistics. */
  StepTrace trace() {
    return graph.trace(batch, course.rate(0), course.at(0));
  }
}
