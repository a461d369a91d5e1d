package org.isomer.eval.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.isomer.data.BatchPipeline;
import org.isomer.data.Batching;
import org.isomer.eval.spi.Head;
import org.isomer.eval.spi.Network;
import org.isomer.feature.Inlet;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Machine;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.graph.Variable;
import org.isomer.graph.gradient.Gradients;
import org.isomer.spi.Features;
import org.isomer.spi.Gradient;
import org.isomer.spi.Optimizer;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Rows;
import org.isomer.train.GradientNorm;
import org.isomer.train.MemoryNeed;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** The training graph of a head: image → encoder → head → loss → gradients → optimizer. */
final class HeadGraph implements AutoCloseable {
  private final Graph graph = new Graph();
  private final Inlet input;
  private final Inlet targets;
  private final Rows inputRows;
  private final Rows targetRows;
  private final Operand<TFloat32> learningRate;
  private final Operand<TFloat32> loss;
  private final List<Op> updates = new ArrayList<>();
  private final SortedSet<String> unverifiedGradients = new TreeSet<>();
  private final MemoryNeed memory;
  private final GraphSession session;

  HeadGraph(
      HeadTraining training, Network network, Head head, InputSpec spec, int batch, int threads) {
    BatchPipeline.requireMemory(List.of(spec), new Batching(batch, threads, 1), Machine.heap());
    Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32);
    Ops tf = net.tf();
    input = Inlet.of(net, spec, batch);
    targets = Inlet.of(net, new InputSpec("targets", head.targets()), batch);
    inputRows = new Rows(spec, batch);
    targetRows = new Rows(targets.input().spec(), batch);
    learningRate = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));

    boolean frozen = training.encoder() == EncoderUse.FROZEN;
    Net encoderNet = frozen ? net.phase(Phase.INFERENCE) : net;
    Features features = network.encoder().encode(encoderNet.scope("encoder"), input.input());
    List<Variable> encoderVariables = net.variables();
    Net headNet = net.scope("head");
    List<Operand<TFloat32>> wanted =
        head.targets().stream().map(target -> targets.input().floats(target.name())).toList();
    loss = head.loss(headNet, head.outputs(headNet, features), wanted);
    long activations = MemoryNeed.activations(graph);

    List<Gradient> gradients =
        gradients(
            net.variables().stream()
                .filter(variable -> variable.role().trained())
                .filter(variable -> !(frozen && encoderVariables.contains(variable)))
                .toList());
    update(training, net, gradients, encoderVariables);
    updates.addAll(net.afterStep());
    memory = MemoryNeed.of(net.variables(), activations, 0);
    memory.require();
    session = new GraphSession(graph, net, threads);
    session.initialize(training.seed());
    Map<String, float[]> values = new HashMap<>(session.values());
    values.putAll(network.weights().of(encoderVariables));
    session.assign(values);
  }

  private List<Gradient> gradients(List<Variable> trained) {
    Map<String, Operand<TFloat32>> refs = new LinkedHashMap<>();
    trained.forEach(variable -> refs.put(variable.name(), variable.ref()));
    Gradients found = Gradients.of(graph, loss, refs);
    unverifiedGradients.addAll(found.unverified());
    return trained.stream()
        .map(
            variable ->
                gradient(variable, Objects.requireNonNull(found.values().get(variable.name()))))
        .toList();
  }

  private static Gradient gradient(Variable variable, Output<?> value) {
    return new Gradient(variable, value.expect(TFloat32.class));
  }

  private void update(
      HeadTraining training, Net net, List<Gradient> gradients, List<Variable> encoderVariables) {
    Net complete = net.after(gradients.stream().<Op>map(Gradient::value).toList());
    Ops tf = complete.tf();
    List<Gradient> clipped =
        training
            .clipNorm()
            .map(bound -> GradientNorm.clip(tf, gradients, GradientNorm.of(tf, gradients), bound))
            .orElse(gradients);
    Optimizer optimizer = training.optimizer().create();
    if (training.encoder() == EncoderUse.FROZEN || training.encoderRateFactor() == 1) {
      updates.addAll(optimizer.update(complete, clipped, learningRate));
      return;
    }
    Operand<TFloat32> encoderRate =
        tf.math.mul(learningRate, tf.constant((float) training.encoderRateFactor()));
    updates.addAll(
        optimizer.update(
            complete.scope("of-encoder"),
            clipped.stream().filter(g -> encoderVariables.contains(g.variable())).toList(),
            encoderRate));
    updates.addAll(
        optimizer.update(
            complete.scope("of-head"),
            clipped.stream().filter(g -> !encoderVariables.contains(g.variable())).toList(),
            learningRate));
  }

  /** The memory that a step takes. */
  MemoryNeed memory() {
    return memory;
  }

  /** The types of operations whose gradients are used and {@linkplain Gradients not verified}. */
  SortedSet<String> unverifiedGradients() {
    return Collections.unmodifiableSortedSet(unverifiedGradients);
  }

  /** Runs one step and returns the batch's loss. */
  float step(List<HeadExample> batch, double rate) {
    for (int row = 0; row < batch.size(); row++) {
      HeadExample example = batch.get(row);
      example.input().layInto(inputRows, row);
      for (int i = 0; i < example.targets().size(); i++) {
        targetRows.put(row, i, example.targets().get(i));
      }
    }
    Session.Runner call = session.runner();
    input.feed(call, inputRows, batch.size());
    targets.feed(call, targetRows, batch.size());
    try (TFloat32 scalar = TFloat32.scalarOf((float) rate)) {
      call.feed(learningRate, scalar);
      updates.forEach(call::addTarget);
      return GraphSession.run(call.fetch(loss), result -> ((TFloat32) result.get(0)).getFloat());
    }
  }

  /** The values of all variables, by name. */
  Map<String, float[]> values() {
    return session.values();
  }

  @Override
  public void close() {
    session.close();
    input.close();
    targets.close();
    graph.close();
  }
}
