package org.isomer.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.isomer.graph.gradient.Gradients;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** What stands for TensorFlow's operations on a GPU gives what they give, and their gradients. */
class CrossEntropyTest {
  private static final float[][] LOGITS = {{1, -2, 0.5f}, {30, -40, 29}, {0, 0, 0}};

  @Test
  void theCompositeIsTheSame() {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32);
      Operand<TFloat32> logits = net.tf().constant(LOGITS);
      Operand<TInt32> classes = net.tf().constant(new int[] {1, 2, 0});
      Operand<TFloat32> hot = CrossEntropy.oneHot(net, classes, 3);
      List<Operand<TFloat32>> all =
          List.of(
              CrossEntropy.of(net, logits, classes),
              CrossEntropy.ofDistribution(net, logits, hot),
              CrossEntropy.composite(net, logits, hot));
      try (Session session = new Session(graph, SessionConfig.of(1))) {
        float[] expected = run(session, all.get(0));
        assertThat(expected).hasSize(3);
        for (Operand<TFloat32> each : all) {
          assertThat(run(session, each)).containsExactly(expected, within(2e-6f));
          Operand<TFloat32> sum = net.tf().sum(each, net.tf().constant(0));
          Operand<TFloat32> gradient =
              Gradients.of(graph, sum, Map.of("logits", logits))
                  .values()
                  .get("logits")
                  .expect(TFloat32.class);
          assertThat(run(session, gradient))
              .containsExactly(
                  new float[] {
                    0.6037489f,
                    -0.9699411f,
                    0.3661923f,
                    0.7310586f,
                    0,
                    -0.7310586f,
                    -2 / 3f,
                    1 / 3f,
                    1 / 3f
                  },
                  within(2e-5f));
        }
      }
    }
  }

  private static float[] run(Session session, Operand<TFloat32> value) {
    return GraphSession.run(
        session.runner().fetch(value), result -> GraphSession.scalars((TFloat32) result.get(0)));
  }
}
