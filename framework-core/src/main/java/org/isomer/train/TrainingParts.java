package org.isomer.train;

import java.util.OptionalInt;
import org.isomer.data.BatchPipeline;
import org.isomer.data.Batching;
import org.isomer.data.Datasets;
import org.isomer.data.order.Shuffled;
import org.isomer.graph.Precision;
import org.isomer.graph.Replicas;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.Choice;
import org.isomer.spi.ClassData;
import org.isomer.spi.Framework;
import org.isomer.spi.Order;
import org.isomer.spi.Split;
import org.isomer.spi.Views;
import org.isomer.train.engine.Course;
import org.isomer.train.engine.Descent;
import org.isomer.train.engine.Feed;
import org.isomer.train.engine.TrainingGraph;

/**
 * What a plan trains with, made in one way for whoever takes its steps.
 *
 * @param plan resolved for this machine
 * @param dataset its data
 * @param views its pipelines
 * @param framework its method
 * @param replicas as many as the plan wants
 */
public record TrainingParts(
    Plan plan, ClassData dataset, Views views, Framework framework, Replicas replicas) {
  /** Batches that may wait, beside the one in use. */
  public static final int PREFETCHED_BATCHES = 4;

  /**
   * Opens the data and makes views and method.
   *
   * @throws org.isomer.spi.BadInputException if one of them cannot be used, or they do not fit
   */
  public static TrainingParts open(Plan plan, Datasets datasets, Replicas replicas) {
    TrainingParts parts =
        new TrainingParts(
            plan,
            ClassData.of(datasets.open(plan.dataset())),
            plan.views().create(),
            plan.framework().create(),
            replicas);
    new Requirements(plan).check(parts.framework, parts.views, parts.dataset);
    return parts;
  }

  /** The examples to train on. */
  public AnnotatedExamples<OptionalInt> examples() {
    return dataset.split(Split.TRAIN);
  }

  /**
   * The batches; the caller closes them.
   *
   * @param firstBatch the number of the first; not 0 for a run that is taken up again
   */
  public BatchPipeline batches(long firstBatch) {
    return batches(examples(), views, plan.threads(), firstBatch);
  }

  /**
   * As the other, with other examples, views or threads.
   *
   * @param threads worker threads
   */
  public BatchPipeline batches(
      AnnotatedExamples<OptionalInt> examples, Views pipelines, int threads, long firstBatch) {
    return BatchPipeline.training(
        examples,
        pipelines,
        new Batching(
            plan.batchSize(),
            plan.accumulate(),
            threads,
            PREFETCHED_BATCHES,
            replicas.count() / replicas.here().size(),
            replicas.rank() / replicas.here().size()),
        plan.order().<Order>map(Choice::create).orElse(Shuffled.ORDER),
        plan.seed(),
        firstBatch);
  }

  /** The graph for such batches, whose variables are unset; the caller closes it. */
  public TrainingGraph graph(BatchPipeline batches) {
    return new TrainingGraph(
        framework,
        plan.encoder().create(),
        new Descent(plan.optimizer().create(), plan.clipNorm(), plan.accumulate()),
        Precision.valueOf(plan.precision().name()),
        plan.threads(),
        new Feed(
            batches.viewSpecs(),
            plan.batchSize(),
            dataset.classes().size(),
            !views.mixing().isEmpty(),
            replicas),
        dataset.memory());
  }

  /** How long the training is, and how its learning rate goes. */
  public Course course(long stepsPerEpoch) {
    return new Course(
        plan.learningRate(),
        plan.schedule().create(),
        plan.totalSteps(stepsPerEpoch),
        stepsPerEpoch);
  }
}
