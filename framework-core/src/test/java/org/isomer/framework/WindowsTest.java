package org.isomer.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.modality.series.Series;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Input;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Windows of two series, the second of which is two positions shorter. */
class WindowsTest {
  private static final float[][][] VALUES = {
    {{1, -1}, {2, -2}, {3, -3}, {4, -4}}, {{5, -5}, {6, -6}, {0, 0}, {0, 0}}
  };
  private static final float[][] MASK = {{1, 1, 1, 1}, {1, 1, 0, 0}};

  private static Input input(Net net) {
    return new Input(
        Series.spec(4, 2), List.of(net.tf().constant(VALUES), net.tf().constant(MASK)));
  }

  @Test
  void aLengthReachesToTheLastRealPosition() {
    float[][] masks = {{1, 1, 1, 1}, {1, 1, 0, 0}, {0, 1, 0, 1}, {1, 0, 0, 0}, {0, 0, 0, 0}};
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32);
      Operand<TInt32> lengths = Windows.lengths(net, net.tf().constant(masks));
      try (GraphSession session = new GraphSession(graph, net, 1)) {
        int[] found =
            GraphSession.run(
                session.runner().fetch(lengths),
                result -> StdArrays.array1dCopyOf((TInt32) result.get(0)));
        assertThat(found).containsExactly(4, 2, 4, 1, 1);
      }
    }
  }

  @Test
  void aWindowBeginsAtTheFirstPositionAndIsPaddedBehindItsEnd() {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32);
      Input window =
          Windows.cut(net, input(net), net.tf().constant(new int[] {1, 1}), net.tf().constant(2));
      try (GraphSession session = new GraphSession(graph, net, 1)) {
        float[][] found =
            GraphSession.run(
                session
                    .runner()
                    .fetch(window.floats(Series.VALUES))
                    .fetch(window.mask().orElseThrow()),
                result ->
                    new float[][] {
                      GraphSession.scalars((TFloat32) result.get(0)),
                      GraphSession.scalars((TFloat32) result.get(1))
                    });
        assertThat(Arrays.copyOf(found[0], 4)).containsExactly(2, -2, 3, -3);
        assertThat(Arrays.copyOfRange(found[0], 8, 10)).containsExactly(6, -6);
        assertThat(found[1]).containsExactly(1, 1, 0, 0, 1, 0, 0, 0);
      }
    }
  }

  @Test
  void whatHasNoPositionsIsRefused() {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32);
      assertThat(Windows.positions(input(net), "method")).isEqualTo(4);
      Input images = Input.ofImages(net.tf().constant(new float[1][2][2][1]));
      assertThatThrownBy(() -> Windows.positions(images, "method"))
          .isInstanceOf(BadInputException.class)
          .hasMessage(
              "framework: method takes windows of sequences of two positions or more, and examples"
                  + " of the kind image have none. Choose data such as series, or another"
                  + " framework.");
    }
  }
}
