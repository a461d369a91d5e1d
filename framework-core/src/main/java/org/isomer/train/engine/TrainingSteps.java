package org.isomer.train.engine;

import org.isomer.data.Batch;
import org.isomer.data.BatchPipeline;

/**
 * Takes the steps of a training, whatever is trained and whoever watches.
 *
 * <pre>{@code
 * TrainingSteps steps = new TrainingSteps(graph, batches, course);
 * while (done < course.steps()) {
 *   StepOutcome outcome = steps.take(done++);
 *   outcome.divergence().ifPresent(...);
 * }
 * }</pre>
 *
 * @param graph its variables have values
 * @param batches begin with the first batch of the first step that is taken
 * @param course tells the learning rates
 */
public record TrainingSteps(TrainingGraph graph, BatchPipeline batches, Course course) {
  /**
   * Takes a step: all its batches but the last add up gradients, the last one updates.
   *
   * @param done the steps that are done
   * @return the means of the scalars over the batches
   */
  public StepOutcome take(long done) {
    Moment moment = course.at(done);
    ScalarMeans means = new ScalarMeans();
    for (int i = 1; i < graph.batchesPerStep(); i++) {
      try (Batch batch = batches.take()) {
        means.add(graph.accumulate(batch, moment));
      }
    }
    try (Batch batch = batches.take()) {
      StepOutcome last = graph.step(batch, course.rate(done), moment);
      means.add(last.scalars());
      return new StepOutcome(last.step(), last.learningRate(), means.values(), last.embeddings());
    }
  }
}
