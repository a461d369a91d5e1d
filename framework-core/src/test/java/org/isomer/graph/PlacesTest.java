package org.isomer.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.isomer.graph.gradient.Gradients;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

class PlacesTest {
  @Test
  void takesWhatLiesThereAndSendsTheGradientBack() {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Operand<TFloat32> vectors =
          tf.constant(new float[][][] {{{1, 2}, {3, 4}, {5, 6}}, {{7, 8}, {9, 10}, {11, 12}}});
      Operand<TFloat32> matrix = tf.constant(new float[][] {{1, 2, 3}, {4, 5, 6}});
      Operand<TInt64> places = tf.constant(new long[][] {{0, 1}, {1, 0}, {1, 2}});
      Operand<TFloat32> found = Places.gather(tf, vectors, places);
      Operand<TFloat32> weights = tf.constant(new float[][] {{1, 2}, {3, 4}, {5, 6}});
      Operand<TFloat32> sum = tf.sum(tf.math.mul(found, weights), tf.array(0, 1));
      Operand<TFloat32> gradient =
          Gradients.of(graph, sum, Map.of("vectors", vectors))
              .values()
              .get("vectors")
              .expect(TFloat32.class);
      try (Session session = new Session(graph, SessionConfig.of(1))) {
        assertThat(run(session, found)).containsExactly(3, 4, 7, 8, 11, 12);
        assertThat(run(session, Places.gather(tf, matrix, places))).containsExactly(2, 4, 6);
        assertThat(run(session, gradient)).containsExactly(0, 0, 1, 2, 0, 0, 3, 4, 0, 0, 5, 6);
      }
    }
  }

  private static float[] run(Session session, Operand<TFloat32> value) {
    return GraphSession.run(
        session.runner().fetch(value), result -> GraphSession.scalars((TFloat32) result.get(0)));
  }
}
