package org.isomer.encoder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.graph.Variable;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * An encoder or projector in a graph of its own, on a batch of {@link Noise} called {@code input}
 * whose size the graph does not know, with every variable set to noise of its name.
 */
final class NetworkBench implements AutoCloseable {
  /** Any network from a batch to vectors. */
  interface Network {
    Operand<TFloat32> build(Net net, Operand<TFloat32> input);
  }

  /** The output of a training step and the gradient of every trained variable by name. */
  record Step(float[] output, Map<String, float[]> gradients) {}

  private final Graph graph = new Graph();
  private final Net net;
  private final Shape batch;
  private final Placeholder<TFloat32> input;
  private final Operand<TFloat32> output;
  private final Map<String, Output<?>> gradients = new LinkedHashMap<>();
  private final GraphSession session;

  NetworkBench(Network network, Phase phase, Precision precision, Shape batch) {
    net = Net.of(graph, phase, precision);
    this.batch = batch;
    input = net.tf().placeholder(TFloat32.class, Placeholder.shape(batch.tail().prepend(-1)));
    output = network.build(net, input);
    if (net.training()) {
      addGradients();
    }
    session = new GraphSession(graph, net, 2);
    Map<String, float[]> values = new LinkedHashMap<>();
    net.variables().forEach(variable -> values.put(variable.name(), Noise.of(variable)));
    session.assign(values);
  }

  /** Of the sum of the output, weighted by noise called {@code cotangent}. */
  private void addGradients() {
    Ops tf = net.tf();
    Shape shape = output.shape().tail().prepend(batch.get(0));
    Operand<TFloat32> weights =
        tf.reshape(
            tf.constant(Noise.of("cotangent", Math.toIntExact(shape.size()))), tf.constant(shape));
    Operand<TFloat32> sum = tf.sum(tf.math.mul(output, weights), tf.array(0, 1));
    List<Variable> trained = trained();
    Output<?>[] references =
        trained.stream().map(variable -> variable.ref().asOutput()).toArray(Output<?>[]::new);
    Output<?>[] found = graph.addGradients(sum.asOutput(), references);
    for (int i = 0; i < found.length; i++) {
      gradients.put(trained.get(i).name(), found[i]);
    }
  }

  /** The variables of a network on a batch of this shape, in the order in which they are made. */
  static List<Variable> variables(Network network, Shape batch) {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.INFERENCE, Precision.FLOAT32);
      network.build(net, net.tf().placeholder(TFloat32.class, Placeholder.shape(batch)));
      return net.variables();
    }
  }

  private List<Variable> trained() {
    return net.variables().stream().filter(variable -> variable.role().trained()).toList();
  }

  /** Sets the gains and offsets of batch normalisations so that no ReLU hangs on rounding. */
  void decide() {
    Map<String, float[]> values = new LinkedHashMap<>(session.values());
    for (Variable variable : trained()) {
      String layer = variable.name().substring(0, variable.name().lastIndexOf('.') + 1);
      if (values.containsKey(layer + "running_mean")) {
        values.put(variable.name(), Noise.decided(variable));
      }
    }
    session.assign(values);
  }

  /** Runs the network alone. */
  float[] output() {
    return run(session.runner().fetch(output), result -> scalars(result, 0));
  }

  /** Runs everything that belongs to a training step but the optimizer. */
  Step step() {
    Session.Runner call = session.runner().fetch(output);
    gradients.values().forEach(call::fetch);
    net.afterStep().forEach(call::addTarget);
    return run(
        call,
        result -> {
          Map<String, float[]> copies = new LinkedHashMap<>();
          int index = 1;
          for (String name : gradients.keySet()) {
            copies.put(name, scalars(result, index++));
          }
          return new Step(scalars(result, 0), copies);
        });
  }

  /** As {@link #step}, but copies nothing out. */
  void silentStep() {
    Session.Runner call = session.runner();
    gradients.values().forEach(gradient -> call.addTarget(gradient.op()));
    net.afterStep().forEach(call::addTarget);
    run(call, Result::size);
  }

  /** The values of all variables. */
  Map<String, float[]> values() {
    return session.values();
  }

  private <R> R run(Session.Runner call, Function<Result, R> copy) {
    float[] values = Noise.of("input", Math.toIntExact(batch.size()));
    try (TFloat32 tensor = TFloat32.tensorOf(batch, DataBuffers.of(values, true, false))) {
      return GraphSession.run(call.feed(input, tensor), copy);
    }
  }

  private static float[] scalars(Result result, int index) {
    return GraphSession.scalars((TFloat32) result.get(index));
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
