package org.isomer.eval.replicas;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.isomer.contract.Sample;
import org.isomer.data.BatchPipeline;
import org.isomer.data.Batching;
import org.isomer.data.order.Shuffled;
import org.isomer.graph.Precision;
import org.isomer.graph.Replicas;
import org.isomer.spi.BatchAugmentation;
import org.isomer.spi.Encoder;
import org.isomer.spi.Framework;
import org.isomer.spi.Views;
import org.isomer.train.engine.Course;
import org.isomer.train.engine.Descent;
import org.isomer.train.engine.Feed;
import org.isomer.train.engine.TrainingGraph;
import org.isomer.train.engine.TrainingSteps;
import org.isomer.train.optimizer.Sgd;

/**
 * A few steps of training on some replicas, each in a thread.
 *
 * @param together what is done to batches as a whole
 * @param clipNorm as in a plan
 * @param accumulate batches per step
 * @param precision of activations
 */
record Training(
    Framework framework,
    Encoder encoder,
    Sample sample,
    int views,
    List<BatchAugmentation> together,
    Optional<Double> clipNorm,
    int accumulate,
    Precision precision) {
  /** Low, since what rounding differs in grows with each step. */
  private static final double RATE = 0.01;

  Training(Framework framework, Encoder encoder, Sample sample, int views) {
    this(framework, encoder, sample, views, List.of(), Optional.empty(), 1);
  }

  /** In float32. */
  Training(
      Framework framework,
      Encoder encoder,
      Sample sample,
      int views,
      List<BatchAugmentation> together,
      Optional<Double> clipNorm,
      int accumulate) {
    this(framework, encoder, sample, views, together, clipNorm, accumulate, Precision.FLOAT32);
  }

  /**
   * What came of it on one replica.
   *
   * @param scalars of each step
   * @param values of all variables, by name
   */
  record Outcome(List<Map<String, Float>> scalars, Map<String, float[]> values) {}

  /** Trains on one replica. */
  Outcome alone(int steps) {
    return on(List.of(Replicas.ONE), steps).get(0);
  }

  /**
   * Trains on one replica from first values of which each is off by one unit in the last place: how
   * far rounding alone leads away.
   */
  Outcome nudged(int steps) {
    Map<String, float[]> first = new LinkedHashMap<>(alone(0).values());
    first.replaceAll((name, values) -> nudged(values));
    return on(List.of(Replicas.ONE), 0, steps, Optional.of(first)).get(0);
  }

  private static float[] nudged(float[] values) {
    float[] nudged = values.clone();
    for (int i = 0; i < nudged.length; i++) {
      nudged[i] *= i % 2 == 0 ? Math.nextUp(1f) : Math.nextDown(1f);
    }
    return nudged;
  }

  /** Trains from the first values. */
  List<Outcome> on(List<Replicas> replicas, int steps) {
    return on(replicas, 0, steps, Optional.empty());
  }

  /**
   * Trains.
   *
   * @param from the first step
   * @param start what it goes on with
   */
  List<Outcome> on(
      List<Replicas> replicas, int from, int until, Optional<Map<String, float[]>> start) {
    List<TrainingGraph> graphs = new ArrayList<>();
    try {
      replicas.forEach(each -> graphs.add(graph(each)));
      return LocalCluster.all(
          replicas.size(),
          rank -> () -> train(graphs.get(rank), replicas.get(rank), from, until, start));
    } finally {
      graphs.forEach(TrainingGraph::close);
    }
  }

  private Views made() {
    return new Views(Collections.nCopies(views, List.of()), List.of(), Optional.empty(), together);
  }

  private TrainingGraph graph(Replicas replicas) {
    return new TrainingGraph(
        framework,
        encoder,
        new Descent(new Sgd().create(new Sgd.Config(0.9, false, 0.01, true)), clipNorm, accumulate),
        precision,
        1,
        new Feed(
            IntStream.range(0, views).mapToObj(view -> sample.spec()).toList(),
            sample.size() / accumulate,
            3,
            !made().mixing().isEmpty(),
            replicas),
        0);
  }

  private Outcome train(
      TrainingGraph graph,
      Replicas replicas,
      int from,
      int until,
      Optional<Map<String, float[]>> start) {
    Batching batching =
        new Batching(
            sample.size() / accumulate, accumulate, 1, 2, replicas.count(), replicas.rank());
    try (BatchPipeline batches =
        BatchPipeline.training(
            sample.examples(), made(), batching, Shuffled.ORDER, 1, (long) from * accumulate)) {
      start.ifPresentOrElse(
          values -> graph.session().assign(values), () -> graph.session().initialize(1));
      Course course = new Course(RATE, (step, all, perEpoch) -> 1, until, 1);
      TrainingSteps training = new TrainingSteps(graph, batches, course);
      List<Map<String, Float>> scalars = new ArrayList<>();
      for (int step = from; step < until; step++) {
        graph.stops(false, step == from);
        scalars.add(training.take(step).scalars());
      }
      return new Outcome(scalars, graph.session().values());
    }
  }
}
