package org.isomer.train.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Initializer;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.graph.Role;
import org.isomer.spi.Gradient;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Gradients (2, −3) and (6), of length 7, and a gated one, (24), with which it is 25. */
class GradientNormTest {
  private static Map<String, float[]> clipped(double bound, float gateValue) {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32);
      Ops tf = net.tf();
      Initializer zero = Initializer.constant(0);
      net.variable("a", Shape.of(2), Role.WEIGHT, zero);
      net.variable("b", Shape.of(1), Role.BIAS, zero);
      net.gated(tf.constant(gateValue)).variable("c", Shape.of(1), Role.WEIGHT, zero);
      List<Operand<TFloat32>> values =
          List.of(
              tf.constant(new float[] {2, -3}),
              tf.constant(new float[] {6}),
              tf.constant(new float[] {24}));
      List<Gradient> gradients =
          List.of(
              new Gradient(net.variables().get(0), values.get(0)),
              new Gradient(net.variables().get(1), values.get(1)),
              new Gradient(net.variables().get(2), values.get(2)));
      Operand<TFloat32> norm = GradientNorm.of(tf, gradients);
      List<Gradient> clipped = GradientNorm.clip(tf, gradients, norm, bound);
      try (GraphSession session = new GraphSession(graph, net, 1)) {
        Session.Runner call = session.runner().fetch(norm);
        clipped.forEach(gradient -> call.fetch(gradient.value()));
        return GraphSession.run(
            call,
            result ->
                Map.of(
                    "norm", GraphSession.scalars((TFloat32) result.get(0)),
                    "a", GraphSession.scalars((TFloat32) result.get(1)),
                    "b", GraphSession.scalars((TFloat32) result.get(2)),
                    "c", GraphSession.scalars((TFloat32) result.get(3))));
      }
    }
  }

  @Test
  void gradientsWithinTheBoundKeepTheirBits() {
    for (double bound : new double[] {25, 25.5, 1e30}) {
      Map<String, float[]> values = clipped(bound, 1);
      assertThat(values.get("norm")).containsExactly(25);
      assertThat(values.get("a")).containsExactly(2, -3);
      assertThat(values.get("b")).containsExactly(6);
      assertThat(values.get("c")).containsExactly(24);
    }
  }

  @Test
  void longerGradientsAreScaledToTheBound() {
    Map<String, float[]> values = clipped(5, 1);
    assertThat(values.get("a")).containsExactly(new float[] {0.4f, -0.6f}, within(1e-6f));
    assertThat(values.get("b")).containsExactly(new float[] {1.2f}, within(1e-6f));
    assertThat(values.get("c")).containsExactly(new float[] {4.8f}, within(1e-6f));
  }

  @Test
  void variablesThatAreNotTrainedNowDoNotCount() {
    Map<String, float[]> values = clipped(7, 0);
    assertThat(values.get("norm")).containsExactly(7);
    assertThat(values.get("a")).containsExactly(2, -3);
  }
}
