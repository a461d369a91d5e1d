package org.isomer.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A window whose outer positions lie beyond both ends of a sequence. */
class WideDilationTest {
  @ParameterizedTest
  @ValueSource(ints = {4, 5, 8})
  void givesWhatALongerSequenceWithZerosBehindGives(int dilation) {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.INFERENCE, Precision.FLOAT32);
      Ops tf = net.tf();
      float[][][] values = {{{1, 2}, {3, -1}, {0.5f, 2}, {-2, 1}}};
      Operand<TFloat32> x = tf.constant(values);
      Operand<TFloat32> longer =
          tf.pad(x, tf.constant(new int[][] {{0, 0}, {0, 16}, {0, 0}}), tf.constant(0f));
      Window1d window = new Window1d(3, 1, dilation);
      Initializer weight = Initializer.normal(1);
      Operand<TFloat32> made = Sequences.conv1d(net, "conv", x, 3, window, weight);
      Operand<TFloat32> ofLonger = Sequences.conv1d(net, "conv", longer, 3, window, weight);
      assertThat(made.shape().asArray()).containsExactly(1, 4, 3);
      try (GraphSession session = new GraphSession(graph, net, 1)) {
        session.initialize(5);
        float[][] both =
            GraphSession.run(
                session.runner().fetch(made).fetch(ofLonger),
                result ->
                    new float[][] {
                      GraphSession.scalars((TFloat32) result.get(0)),
                      GraphSession.scalars((TFloat32) result.get(1))
                    });
        assertThat(both[0]).containsExactly(Arrays.copyOf(both[1], 12), within(1e-5f));
      }
    }
  }
}
