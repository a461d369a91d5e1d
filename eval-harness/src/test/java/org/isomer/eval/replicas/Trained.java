package org.isomer.eval.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.isomer.data.BatchPipeline;
import org.isomer.data.order.Shuffled;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Initializer;
import org.isomer.graph.Net;
import org.isomer.graph.Replicas;
import org.isomer.graph.Role;
import org.isomer.spi.Gradient;
import org.isomer.spi.Optimizer;
import org.isomer.train.engine.Course;
import org.isomer.train.engine.Descent;
import org.isomer.train.engine.Feed;
import org.isomer.train.engine.TrainingGraph;
import org.isomer.train.engine.TrainingSteps;
import org.isomer.train.optimizer.Sgd;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;

/** The graphs of a training on some replicas, each of which has a thread. */
final class Trained implements AutoCloseable {
  /** In the names of variables that hold the last gradient. */
  static final String GRADIENT = "last-gradient.";

  private final Training training;
  private final List<Replicas> replicas;
  private final List<TrainingGraph> graphs = new ArrayList<>();

  /** What an optimizer is given, kept in variables. */
  private record Kept(Optimizer optimizer) implements Optimizer {
    @Override
    public List<Op> update(Net net, List<Gradient> gradients, Operand<TFloat32> learningRate) {
      List<Op> updates = new ArrayList<>(optimizer.update(net, gradients, learningRate));
      for (Gradient each : gradients) {
        Operand<TFloat32> kept =
            net.variable(
                GRADIENT + each.variable().name(),
                each.variable().shape(),
                Role.STATE,
                Initializer.constant(0));
        updates.add(net.tf().assign(kept, each.value()));
      }
      return updates;
    }
  }

  Trained(Training training, List<Replicas> replicas) {
    this.training = training;
    this.replicas = replicas;
    try {
      replicas.forEach(each -> graphs.add(graph(each)));
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private TrainingGraph graph(Replicas each) {
    Optimizer sgd = new Sgd().create(new Sgd.Config(0.9, false, 0.01, true));
    return new TrainingGraph(
        training.framework(),
        training.encoder(),
        new Descent(new Kept(sgd), training.clipNorm(), training.accumulate()),
        training.precision(),
        1,
        new Feed(training.specs(), training.batch(), 3, !training.views().mixing().isEmpty(), each),
        0);
  }

  /** Trains from drawn values. */
  List<Training.Outcome> train(int steps) {
    return train(0, steps, Optional.empty());
  }

  /**
   * Trains.
   *
   * @param from the first step
   * @param start the values of all variables before it; drawn if absent
   */
  List<Training.Outcome> train(int from, int until, Optional<Map<String, float[]>> start) {
    return train(from, until, step -> step == from ? start : Optional.empty());
  }

  /** Takes each step from where another training stood before it. */
  List<Training.Outcome> follow(Training.Outcome leader) {
    return train(0, leader.scalars().size(), step -> Optional.of(leader.states().get(step)));
  }

  /**
   * The same values, each of a trained variable off by one unit in the last place: how far they
   * lead away is what rounding alone does. All else, such as the key of random numbers, stays.
   */
  Map<String, float[]> nudged(Map<String, float[]> values) {
    Map<String, float[]> nudged = new LinkedHashMap<>(values);
    graphs.get(0).session().variables().stream()
        .filter(variable -> variable.role().trained())
        .forEach(variable -> nudged.computeIfPresent(variable.name(), (name, was) -> nudged(was)));
    return nudged;
  }

  private static float[] nudged(float[] values) {
    float[] nudged = values.clone();
    for (int i = 0; i < nudged.length; i++) {
      nudged[i] *= i % 2 == 0 ? Math.nextUp(1f) : Math.nextDown(1f);
    }
    return nudged;
  }

  private List<Training.Outcome> train(
      int from, int until, IntFunction<Optional<Map<String, float[]>>> values) {
    return LocalCluster.all(replicas.size(), rank -> () -> train(rank, from, until, values));
  }

  private Training.Outcome train(
      int rank, int from, int until, IntFunction<Optional<Map<String, float[]>>> values) {
    TrainingGraph graph = graphs.get(rank);
    GraphSession session = graph.session();
    try (BatchPipeline batches =
        BatchPipeline.training(
            training.sample().examples(),
            training.views(),
            training.batching(replicas.get(rank)),
            Shuffled.ORDER,
            1,
            (long) from * training.accumulate())) {
      session.initialize(1);
      Course course = new Course(training.rate(), (step, all, perEpoch) -> 1, until, 1);
      TrainingSteps steps = new TrainingSteps(graph, batches, course);
      List<Map<String, Float>> scalars = new ArrayList<>();
      List<Map<String, float[]>> states = new ArrayList<>();
      for (int step = from; step < until; step++) {
        values.apply(step).ifPresent(session::assign);
        if (step == from) {
          states.add(session.values());
        }
        graph.stops(false, step == from);
        scalars.add(steps.take(step).scalars());
        states.add(session.values());
      }
      requireAlikeHere(session, replicas.get(rank).here().size());
      return new Training.Outcome(scalars, states);
    }
  }

  /** All replicas of a process have the same bits. */
  private static void requireAlikeHere(GraphSession session, int replicas) {
    for (int place = 1; place < replicas; place++) {
      Map<String, float[]> others = session.values(place);
      session
          .values()
          .forEach((name, values) -> assertThat(others.get(name)).as(name).isEqualTo(values));
    }
  }

  @Override
  public void close() {
    graphs.forEach(TrainingGraph::close);
  }
}
