package org.isomer.train.engine;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.function.BiConsumer;
import org.isomer.data.Batch;
import org.isomer.graph.Dialled;
import org.isomer.graph.GlobalBatch;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.graph.Replicas;
import org.isomer.graph.Variable;
import org.isomer.graph.gradient.Gradients;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Encoder;
import org.isomer.spi.Framework;
import org.isomer.spi.Gradient;
import org.isomer.spi.Instances;
import org.isomer.spi.Objective;
import org.isomer.train.sentinel.EmbeddingStatistics;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** What one replica does in a step, as a graph of its own. */
final class ReplicaGraph implements AutoCloseable {
  private final Graph graph = new Graph();
  private final Net net;
  private final BatchInlet inlet;
  private final Operand<TFloat32> learningRate;
  private final Map<String, Operand<TFloat32>> scalars = new LinkedHashMap<>();

  /** What is told of a step as a whole. */
  private final Map<String, Operand<TFloat32>> ofStep = new LinkedHashMap<>();

  private final int examinedInstances;
  private final List<Operand<TFloat32>> embeddings;
  private final OptionalDouble collapsed;
  private final List<Op> updates = new ArrayList<>();
  private final List<Op> additions = new ArrayList<>();
  private final SortedSet<String> unverifiedGradients;
  private final long activations;
  private final int endOfForward;
  private final int endOfBackward;
  private final int end;

  /** Builds the graph. */
  ReplicaGraph(
      Framework framework,
      Encoder encoder,
      Descent descent,
      Precision precision,
      Feed feed,
      Replicas replicas) {
    net = Net.of(graph, Phase.TRAINING, precision, descent.frozen(), replicas, feed.rows());
    Ops tf = net.tf();
    inlet = new BatchInlet(net, feed, framework);
    learningRate = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    Instances instances = inlet.instances(descent.accumulate());
    Objective objective = framework.build(net, encoder, instances);
    scalars.put("loss", objective.loss());
    objective.scalars().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> scalars.put(entry.getKey(), fetchable(tf, entry.getValue())));
    int watched = objective.embeddings().size();
    examinedInstances = watched == 0 ? 0 : EmbeddingStatistics.examined(instances.batch(), watched);
    embeddings =
        objective.embeddings().stream().map(view -> first(tf, view, examinedInstances)).toList();
    collapsed = objective.collapsed();
    activations = MemoryNeed.activations(graph);
    endOfForward = size();

    List<Variable> trained = descent.trained(net);
    EncoderLayers layers = EncoderLayers.of(encoder, net.variables());
    Operand<TFloat32> shared = GlobalBatch.of(net).share(objective.loss());
    Optional<LossScale> scaling =
        precision == Precision.FLOAT16 ? Optional.of(LossScale.of(net)) : Optional.empty();
    Operand<TFloat32> differentiated = scaling.map(by -> by.scaled(tf, shared)).orElse(shared);
    Gradients found = gradients(trained, differentiated);
    unverifiedGradients = found.unverified();
    endOfBackward = size();
    List<Gradient> gradients = ofVariables(trained, found);
    List<Op> complete = gradients.stream().<Op>map(Gradient::value).toList();
    Descent.Step step =
        descent.build(net.after(complete), gradients, learningRate, layers, scaling);
    ofStep.put("gradient-norm", step.gradientNorm());
    ofStep.putAll(step.scalars());
    updates.addAll(step.updates());
    updates.addAll(net.after(step.updates()).buildAfterOptimizer());
    updates.addAll(net.afterStep());
    additions.addAll(step.additions());
    additions.addAll(net.after(complete).after(additions).buildAfterGradients());
    additions.addAll(net.afterStep());
    end = size();
  }

  /**
   * The first rows. An operand of its own at each call: a call of the graph cannot fetch one output
   * twice, and two views may be watched by the same one.
   */
  private static Operand<TFloat32> first(Ops tf, Operand<TFloat32> view, int rows) {
    return tf.slice(view, tf.constant(new int[] {0, 0}), tf.constant(new int[] {rows, -1}));
  }

  private Gradients gradients(List<Variable> trained, Operand<TFloat32> loss) {
    Map<String, Operand<TFloat32>> refs = new LinkedHashMap<>();
    trained.forEach(variable -> refs.put(variable.name(), variable.ref()));
    try {
      return Gradients.of(graph, loss, refs);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(
          "the chosen encoder, method and loss cannot be trained: " + e.getMessage(), e);
    }
  }

  private static List<Gradient> ofVariables(List<Variable> trained, Gradients found) {
    List<Gradient> gradients = new ArrayList<>();
    List<Output<?>> values = List.copyOf(found.values().values());
    for (Variable variable : trained) {
      gradients.add(new Gradient(variable, values.get(gradients.size()).expect(TFloat32.class)));
    }
    return gradients;
  }

  /** The scalar, or the same again: a part of a loss may be all of it, and be fetched as both. */
  private Operand<TFloat32> fetchable(Ops tf, Operand<TFloat32> scalar) {
    boolean taken =
        scalars.values().stream().anyMatch(each -> each.asOutput().equals(scalar.asOutput()));
    return taken ? tf.identity(scalar) : scalar;
  }

  /**
   * Feeds a call.
   *
   * @param call takes an operand of this graph and its tensor
   * @param first the first row of the batch that is this replica's
   * @param rate the learning rate; none where the optimizer does not run
   * @param fed gets what is to be closed after the call
   * @return the values of the dials
   */
  Map<String, Float> feed(
      BiConsumer<Operand<?>, Tensor> call,
      Batch batch,
      int first,
      Moment moment,
      OptionalDouble rate,
      List<Tensor> fed) {
    Map<String, Float> turned = new LinkedHashMap<>();
    for (Dialled dialled : net.dials()) {
      float value = (float) moment.value(dialled.dial());
      turned.put(dialled.name(), value);
      BatchInlet.feed(call, fed, dialled.operand(), TFloat32.scalarOf(value));
    }
    inlet.feed(call, batch, first, fed);
    rate.ifPresent(
        each -> BatchInlet.feed(call, fed, learningRate, TFloat32.scalarOf((float) each)));
    return turned;
  }

  /** The operations of the graph, by what they are for. */
  Map<StepPart, List<GraphOperation>> operations() {
    Map<StepPart, List<GraphOperation>> parts = new EnumMap<>(StepPart.class);
    int place = 0;
    for (Iterator<GraphOperation> all = graph.operations(); place < end; place++) {
      StepPart part =
          place < endOfForward
              ? StepPart.FORWARD
              : place < endOfBackward ? StepPart.BACKWARD : StepPart.UPDATE;
      parts.computeIfAbsent(part, first -> new ArrayList<>()).add(all.next());
    }
    return parts;
  }

  private int size() {
    int count = 0;
    for (Iterator<GraphOperation> all = graph.operations(); all.hasNext(); all.next()) {
      count++;
    }
    return count;
  }

  Graph graph() {
    return graph;
  }

  Net net() {
    return net;
  }

  /** What it tells of each batch. */
  Told told() {
    return new Told(scalars, List.of());
  }

  /** What it tells of the last or only batch of a step. */
  Told toldOfStep() {
    Map<String, Operand<TFloat32>> all = new LinkedHashMap<>(scalars);
    all.putAll(ofStep);
    return new Told(all, embeddings);
  }

  int examinedInstances() {
    return examinedInstances;
  }

  OptionalDouble collapsed() {
    return collapsed;
  }

  /** What runs with the last batch of a step. */
  List<Op> updates() {
    return updates;
  }

  /** What runs with each batch but the last. */
  List<Op> additions() {
    return additions;
  }

  SortedSet<String> unverifiedGradients() {
    return unverifiedGradients;
  }

  /** Bytes of what the forward pass gives. */
  long activations() {
    return activations;
  }

  @Override
  public void close() {
    inlet.close();
    graph.close();
  }
}
