package org.isomer.train.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Initializer;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.graph.Role;
import org.isomer.graph.Variable;
import org.isomer.spi.Gradient;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class SgdTest {
  private static final Offset<Float> TOLERANCE = within(1e-6f);

  /**
   * Two steps on ½(w·x)² + b·w₀ with w = (1, −2, 0.5), x = (1, 2, −1), b = 0.3, learning rates 0.2
   * and 0.1; the expected values are those of torch.optim.SGD with momentum 0.9 and weight decay
   * 0.1 on w only.
   */
  @Test
  void twoStepsEqualPyTorch() {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32);
      Ops tf = net.tf();
      Operand<TFloat32> w = net.variable("w", Shape.of(3), Role.WEIGHT, Initializer.constant(0));
      Operand<TFloat32> b = net.variable("b", Shape.of(1), Role.BIAS, Initializer.constant(0));
      Operand<TFloat32> dot =
          tf.reduceSum(tf.math.mul(w, tf.constant(new float[] {1, 2, -1})), tf.constant(0));
      Operand<TFloat32> first =
          tf.reduceSum(
              tf.math.mul(b, tf.slice(w, tf.constant(new int[] {0}), tf.constant(new int[] {1}))),
              tf.constant(0));
      Operand<TFloat32> loss =
          tf.math.add(tf.math.mul(tf.math.square(dot), tf.constant(0.5f)), first);
      Operand<TFloat32> rate = tf.placeholder(TFloat32.class);
      List<Op> updates = updates(graph, net, loss, rate);

      try (GraphSession session = new GraphSession(graph, net, 1)) {
        session.initialize(0);
        Map<String, float[]> start = session.values();
        start.put("w", new float[] {1, -2, 0.5f});
        start.put("b", new float[] {0.3f});
        session.assign(start);

        step(session, rate, 0.2f, updates);
        assertThat(session.values().get("w"))
            .containsExactly(new float[] {1.62f, -0.56f, -0.21f}, TOLERANCE);
        assertThat(session.values().get("b")).containsExactly(new float[] {0.1f}, TOLERANCE);

        step(session, rate, 0.1f, updates);
        assertThat(session.values().get("w"))
            .containsExactly(new float[] {1.8018f, -0.0484f, -0.4564f}, TOLERANCE);
        assertThat(session.values().get("b")).containsExactly(new float[] {-0.152f}, TOLERANCE);
        assertThat(session.values())
            .containsOnlyKeys("w", "b", "optimizer.momentum.w", "optimizer.momentum.b");
      }
    }
  }

  private static List<Op> updates(
      Graph graph, Net net, Operand<TFloat32> loss, Operand<TFloat32> rate) {
    List<Variable> variables = net.variables();
    Output<?>[] refs = variables.stream().map(v -> v.ref().asOutput()).toArray(Output<?>[]::new);
    Output<?>[] values = graph.addGradients(loss.asOutput(), refs);
    List<Gradient> gradients = new ArrayList<>();
    List<Op> complete = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      gradients.add(new Gradient(variables.get(i), values[i].expect(TFloat32.class)));
      complete.add(values[i]);
    }
    return new Sgd()
        .create(new Sgd.Config(0.9, 0.1, false))
        .update(net.after(complete), gradients, rate);
  }

  private static void step(
      GraphSession session, Operand<TFloat32> rate, float value, List<Op> updates) {
    try (TFloat32 tensor = TFloat32.scalarOf(value)) {
      Session.Runner call = session.runner().feed(rate, tensor);
      updates.forEach(call::addTarget);
      int fetched = GraphSession.run(call, result -> result.size());
      assertThat(fetched).isZero();
    }
  }
}
