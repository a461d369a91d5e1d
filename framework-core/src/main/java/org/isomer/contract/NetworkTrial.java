package org.isomer.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.isomer.feature.Inlet;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.graph.Variable;
import org.isomer.graph.gradient.Gradients;
import org.isomer.spi.Input;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Rows;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TFloating;

/**
 * A network in a graph of its own, on a batch whose size the graph does not know. No variable has
 * the value 0 that it may begin with, so that all gradients are alive.
 */
public final class NetworkTrial implements AutoCloseable {
  /** From a batch to numbers, shape (batch, …). */
  @FunctionalInterface
  public interface Network {
    /** Builds it. */
    Operand<? extends TFloating> build(Net net, Input input);
  }

  private final Graph graph = new Graph();
  private final Inlet inlet;
  private final Operand<TFloat32> output;
  private final List<Variable> trained;
  private final Map<String, Output<?>> gradients = new LinkedHashMap<>();
  private final SortedSet<String> unverified = new TreeSet<>();
  private final Operand<TFloat32> scalar;
  private final GraphSession session;
  private final Map<String, float[]> start;

  /**
   * Builds a network.
   *
   * @param spec what an example holds
   * @throws Breach if its gradients cannot be built in training
   */
  public NetworkTrial(Network network, Phase phase, InputSpec spec) {
    Net net = Net.of(graph, phase, Precision.FLOAT32);
    inlet = Inlet.of(net, spec, Inlet.ANY);
    output = net.cast(network.build(net, inlet.input()), TFloat32.class);
    trained = net.variables().stream().filter(variable -> variable.role().trained()).toList();
    scalar = weighted(net.tf());
    if (phase == Phase.TRAINING && !trained.isEmpty()) {
      addGradients();
    }
    session = new GraphSession(graph, net, 1);
    start = GraphSession.initialValues(net.variables(), 1);
    for (Variable variable : trained) {
      float[] noise = Numbers.noise("trial " + variable.name(), variable.size());
      float[] values = values(start, variable.name());
      for (int i = 0; i < noise.length; i++) {
        values[i] += 0.05f * noise[i];
      }
    }
    if (!start.isEmpty()) {
      session.assign(start);
    }
  }

  /** The sum of the output, where each number has a weight of its own. */
  private Operand<TFloat32> weighted(Ops tf) {
    Shape row = output.shape().tail();
    Breach.unless(
        !row.hasUnknownDimension(),
        "the output has the shape %s; all dimensions but the batch must be known"
            .formatted(output.shape()));
    Operand<TFloat32> weights =
        tf.reshape(
            tf.constant(Numbers.noise("cotangent", Math.toIntExact(row.size()))),
            tf.constant(row.prepend(1)));
    int[] all = IntStream.range(0, output.shape().numDimensions()).toArray();
    return tf.sum(tf.math.mul(output, weights), tf.constant(all));
  }

  private void addGradients() {
    Map<String, Operand<TFloat32>> refs = new LinkedHashMap<>();
    trained.forEach(variable -> refs.put(variable.name(), variable.ref()));
    try {
      Gradients found = Gradients.of(graph, scalar, refs);
      gradients.putAll(found.values());
      unverified.addAll(found.unverified());
    } catch (IllegalArgumentException e) {
      throw new Breach(
          "it cannot be trained: %s. Build it from org.isomer.graph.Layers and verified operations"
              .formatted(String.valueOf(e.getMessage()).replaceFirst("\\.$", "")));
    }
  }

  /** The shape of the output. */
  public Shape shape() {
    return output.shape();
  }

  /** The output for the first rows. */
  public float[] output(Rows rows, int count) {
    Session.Runner call = session.runner().fetch(output);
    inlet.feed(call, rows, count);
    return GraphSession.run(call, result -> GraphSession.scalars((TFloat32) result.get(0)));
  }

  private double scalar(Rows rows) {
    Session.Runner call = session.runner().fetch(scalar);
    inlet.feed(call, rows, rows.capacity());
    return GraphSession.run(call, result -> (double) ((TFloat32) result.get(0)).getFloat());
  }

  private Map<String, float[]> gradients(Rows rows) {
    Session.Runner call = session.runner();
    gradients.values().forEach(call::fetch);
    inlet.feed(call, rows, rows.capacity());
    return GraphSession.run(
        call,
        result -> {
          Map<String, float[]> values = new LinkedHashMap<>();
          for (String name : gradients.keySet()) {
            values.put(name, GraphSession.scalars((TFloat32) result.get(values.size())));
          }
          return values;
        });
  }

  /**
   * Goes on if gradients reach every trained variable, are finite and the same again. Where one
   * passes an operation that nobody has verified, it has to agree with a central difference.
   */
  public void requireGradients(Rows rows) {
    requireGradients(rows, name -> true);
  }

  /**
   * The same where gradients need not reach every variable for these rows.
   *
   * @param reached whether they must reach the variable of a name
   */
  public void requireGradients(Rows rows, Predicate<String> reached) {
    if (trained.isEmpty()) {
      return;
    }
    Map<String, float[]> found = gradients(rows);
    Map<String, float[]> again = gradients(rows);
    for (Variable variable : trained) {
      float[] gradient = values(found, variable.name());
      Numbers.requireFinite("the gradient of " + variable.name(), gradient);
      double size = 0;
      for (float value : gradient) {
        size += Math.abs(value);
      }
      Breach.unless(
          size > 0 || !reached.test(variable.name()),
          "the gradient of %s is 0, so it would never be trained; use the variable, or make it with Role.STATE"
              .formatted(variable.name()));
      Breach.unless(
          Arrays.equals(gradient, again.get(variable.name())),
          "the gradient of %s changes from call to call; leave out operations that draw random numbers of their own"
              .formatted(variable.name()));
    }
    if (!unverified.isEmpty()) {
      requireSlope(rows, found);
    }
  }

  /** Compares the slope along the gradient itself with what it has to be, its squared length. */
  private void requireSlope(Rows rows, Map<String, float[]> gradient) {
    double length = 0;
    for (float[] values : gradient.values()) {
      for (float value : values) {
        length += (double) value * value;
      }
    }
    double step = 1e-3 / Math.sqrt(length);
    double above = along(rows, gradient, step);
    double below = along(rows, gradient, -step);
    session.assign(start);
    double slope = (above - below) / (2 * step);
    Breach.unless(
        Math.abs(slope - length) <= 0.1 * length,
        "the gradient passes %s, which nobody has verified, and along it the network rises by %.4g where the gradient says %.4g; use other operations"
            .formatted(String.join(", ", unverified), slope, length));
  }

  private double along(Rows rows, Map<String, float[]> direction, double step) {
    Map<String, float[]> moved = new LinkedHashMap<>(start);
    direction.forEach(
        (name, values) -> {
          float[] copy = values(start, name).clone();
          for (int i = 0; i < copy.length; i++) {
            copy[i] += (float) (step * values[i]);
          }
          moved.put(name, copy);
        });
    session.assign(moved);
    return scalar(rows);
  }

  private static float[] values(Map<String, float[]> all, String name) {
    return Objects.requireNonNull(all.get(name));
  }

  /** Goes on if the output is finite and the same again, and a row does not depend on others. */
  public void requireRows(Rows rows) {
    float[] whole = output(rows, rows.capacity());
    Numbers.requireFinite("the output", whole);
    Breach.unless(
        Arrays.equals(whole, output(rows, rows.capacity())),
        "the output changes from call to call in inference; leave chance to training");
    float[] alone = output(rows, 1);
    Breach.unless(
        whole.length == alone.length * rows.capacity(),
        "%d examples give %d numbers, one gives %d; keep one row for each example"
            .formatted(rows.capacity(), whole.length, alone.length));
    for (int i = 0; i < alone.length; i++) {
      Breach.unless(
          Math.abs(alone[i] - whole[i]) <= 1e-3 * (1 + Math.abs(whole[i])),
          "in inference an example's numbers depend on the others of its batch (%s alone, %s among others); use running statistics there"
              .formatted(alone[i], whole[i]));
    }
  }

  /** Goes on if building it twice in one place makes no new variables. */
  public static void requireSharing(Network network, InputSpec spec) {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32);
      try (Inlet inlet = Inlet.of(net, spec, Inlet.ANY)) {
        network.build(net, inlet.input());
        List<Variable> variables = new ArrayList<>(net.variables());
        network.build(net, inlet.input());
        network.build(net.phase(Phase.INFERENCE), inlet.input());
        Breach.unless(
            net.variables().equals(variables),
            "building it once more makes new variables; give each the same name every time, and"
                + " make it with Net");
      }
    }
  }

  @Override
  public void close() {
    session.close();
    inlet.close();
    graph.close();
  }
}
