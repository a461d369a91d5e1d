package org.isomer.train.optimizer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Initializer;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.graph.Role;
import org.isomer.graph.Variable;
import org.isomer.spi.Gradient;
import org.isomer.spi.Optimizer;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;

/**
 * An optimizer on a weight (2, 3), a bias (3) and a norm (3) with gradients that are fed; the
 * weight is gated.
 */
final class Rehearsal implements AutoCloseable {
  static final Map<String, float[]> START =
      Map.of(
          "weight", new float[] {1, -2, 0.5f, 0.25f, 0.75f, -1.5f},
          "bias", new float[] {0.3f, -0.1f, 0},
          "norm", new float[] {1, 0.5f, 2});
  static final List<Map<String, float[]>> GRADIENTS =
      List.of(
          Map.of(
              "weight", new float[] {0.2f, -0.4f, 1, -0.6f, 0.3f, 0.1f},
              "bias", new float[] {0.5f, -0.25f, 0.125f},
              "norm", new float[] {-0.1f, 0.05f, 0.2f}),
          Map.of(
              "weight", new float[] {-0.5f, 0.1f, 0.2f, 0.4f, -0.8f, 0.6f},
              "bias", new float[] {0.1f, 0.2f, -0.3f},
              "norm", new float[] {0.3f, -0.15f, 0.1f}),
          Map.of(
              "weight", new float[] {0.3f, 0.3f, -0.7f, 0.2f, 0.1f, -0.2f},
              "bias", new float[] {-0.4f, 0.05f, 0.6f},
              "norm", new float[] {0.05f, 0.25f, -0.35f}));
  static final List<Float> RATES = List.of(0.2f, 0.1f, 0.05f);

  private final Graph graph = new Graph();
  private final Operand<TFloat32> rate;
  private final Operand<TFloat32> gate;
  private final Map<Variable, Operand<TFloat32>> gradients = new LinkedHashMap<>();
  private final List<Op> updates;
  private final GraphSession session;

  Rehearsal(Optimizer optimizer) {
    Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32);
    rate = net.tf().placeholder(TFloat32.class);
    gate = net.dial("gate", (step, steps, stepsPerEpoch) -> 1);
    Initializer zero = Initializer.constant(0);
    net.gated(gate).variable("weight", Shape.of(2, 3), Role.WEIGHT, zero);
    net.variable("bias", Shape.of(3), Role.BIAS, zero);
    net.variable("norm", Shape.of(3), Role.NORM, zero);
    net.variables()
        .forEach(variable -> gradients.put(variable, net.tf().placeholder(TFloat32.class)));
    updates =
        optimizer.update(
            net.after(List.copyOf(gradients.values())),
            gradients.entrySet().stream()
                .map(entry -> new Gradient(entry.getKey(), entry.getValue()))
                .toList(),
            rate);
    session = new GraphSession(graph, net, 1);
    session.initialize(0);
    set(START);
  }

  /** Sets some variables. */
  void set(Map<String, float[]> values) {
    Map<String, float[]> all = session.values();
    all.putAll(values);
    session.assign(all);
  }

  /** Runs a step with the recorded gradients and rate of that number, from 0. */
  void step(int number, boolean open) {
    step(GRADIENTS.get(number), RATES.get(number), open);
  }

  void step(Map<String, float[]> values, float rateValue, boolean open) {
    Session.Runner call = session.runner();
    List<Tensor> fed = new ArrayList<>();
    try {
      gradients.forEach(
          (variable, operand) -> {
            Tensor tensor =
                TFloat32.tensorOf(
                    variable.shape(), DataBuffers.of(values.get(variable.name()), true, false));
            fed.add(tensor);
            call.feed(operand, tensor);
          });
      feed(call, fed, rate, rateValue);
      feed(call, fed, gate, open ? 1 : 0);
      updates.forEach(call::addTarget);
      int fetched = GraphSession.run(call, result -> result.size());
      if (fetched != 0) {
        throw new IllegalStateException("nothing was asked for");
      }
    } finally {
      fed.forEach(Tensor::close);
    }
  }

  private static void feed(Session.Runner call, List<Tensor> fed, Operand<?> operand, float value) {
    Tensor tensor = TFloat32.scalarOf(value);
    fed.add(tensor);
    call.feed(operand, tensor);
  }

  /** All variables and slots. */
  Map<String, float[]> values() {
    return session.values();
  }

  /** The weight and its slots. */
  Map<String, float[]> weightAndSlots() {
    Map<String, float[]> values = values();
    values.keySet().removeIf(name -> !name.endsWith("weight"));
    return values;
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
