package org.isomer.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.isomer.graph.gradient.Gradients;
import org.isomer.random.CounterRandom;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.family.TFloating;

/** A small network under test, all of whose inputs are variables. */
public final class LayerBench implements AutoCloseable {
  private final Graph graph = new Graph();
  private final Net net;
  private final Operand<TFloat32> output;
  private final GraphSession session;

  /** Builds the network and gives its variables these values. */
  public LayerBench(
      Phase phase,
      Precision precision,
      Function<Net, Operand<? extends TFloating>> network,
      Map<String, float[]> values) {
    net = Net.of(graph, phase, precision);
    output = net.cast(network.apply(net), TFloat32.class);
    session = new GraphSession(graph, net, 1);
    session.assign(values);
  }

  /** The network's output. */
  public float[] output() {
    return GraphSession.run(
        session.runner().fetch(output), result -> GraphSession.scalars((TFloat32) result.get(0)));
  }

  /** Checks that output and gradients are those of another network with the same variables. */
  void assertSame(LayerBench expected, float tolerance) {
    assertThat(output()).containsExactly(expected.output(), within(tolerance));
    Map<String, float[]> gradients = expected.gradients();
    gradients()
        .forEach(
            (name, gradient) ->
                assertThat(gradient)
                    .as(name)
                    .containsExactly(gradients.get(name), within(tolerance)));
  }

  /** Runs everything that belongs after a step, once. */
  void step() {
    Session.Runner call = session.runner();
    net.afterStep().forEach(call::addTarget);
    GraphSession.run(call, Result::size);
  }

  /** The values of all variables. */
  Map<String, float[]> values() {
    return session.values();
  }

  /**
   * The gradient of a random weighted sum of the output, with respect to every trained variable.
   */
  public Map<String, float[]> gradients() {
    return gradients(weightedSum());
  }

  private Map<String, float[]> gradients(Operand<TFloat64> sum) {
    Map<String, Operand<?>> trained = new LinkedHashMap<>();
    net.variables().stream()
        .filter(variable -> variable.role().trained())
        .forEach(variable -> trained.put(variable.name(), variable.ref()));
    Gradients gradients = Gradients.of(graph, sum, trained);
    assertThat(gradients.unverified()).isEmpty();
    Session.Runner call = session.runner();
    gradients.values().values().forEach(call::fetch);
    return GraphSession.run(
        call,
        result -> {
          Map<String, float[]> values = new LinkedHashMap<>();
          for (String name : gradients.values().keySet()) {
            values.put(name, GraphSession.scalars((TFloat32) result.get(values.size())));
          }
          return values;
        });
  }

  private Operand<TFloat64> weightedSum() {
    Ops tf = net.tf();
    float[] weights = new float[Math.toIntExact(output.shape().size())];
    Initializer.uniform(1)
        .fill(weights, output.shape(), CounterRandom.of(3, "weights of the output"));
    Operand<TFloat64> weighted =
        tf.math.mul(
            tf.dtypes.cast(output, TFloat64.class),
            tf.dtypes.cast(
                tf.reshape(tf.constant(weights), tf.constant(output.shape())), TFloat64.class));
    return tf.sum(tf.reshape(weighted, tf.constant(new int[] {-1})), tf.constant(0));
  }

  /** Compares every scalar of the {@linkplain #gradients gradients} to the central difference. */
  public void assertGradients(float step, double tolerance) {
    Operand<TFloat64> sum = weightedSum();
    Map<String, float[]> values = new LinkedHashMap<>(session.values());
    gradients(sum)
        .forEach(
            (name, analytic) -> {
              float[] scalars = values.get(name);
              assertThat(analytic).as(name).hasSameSizeAs(scalars);
              for (int j = 0; j < scalars.length; j++) {
                float value = scalars[j];
                scalars[j] = value + step;
                double above = evaluate(sum, values);
                scalars[j] = value - step;
                double below = evaluate(sum, values);
                scalars[j] = value;
                assertThat((double) analytic[j])
                    .as("gradient of %s[%d]", name, j)
                    .isCloseTo((above - below) / (2 * step), within(tolerance));
              }
            });
  }

  private double evaluate(Operand<TFloat64> scalar, Map<String, float[]> values) {
    session.assign(values);
    return GraphSession.run(
        session.runner().fetch(scalar), result -> ((TFloat64) result.get(0)).getDouble());
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
