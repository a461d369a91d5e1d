package org.isomer.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A window whose outer positions lie beyond one end of a sequence or both, wherever it stands. */
class WideDilationTest {
  private static final int POSITIONS = 4;
  private static final int CHANNELS = 2;
  private static final int FILTERS = 3;
  private static final Initializer UNUSED = Initializer.constant(0);

  /** A convolution of a sequence with some zeros behind it, cut to the length of the sequence. */
  private static LayerBench bench(int dilation, int zeros, boolean causal) {
    float[] x = {1, 2, 3, -1, 0.5f, 2, -2, 1};
    float[] weight = new float[3 * CHANNELS * FILTERS];
    IntStream.range(0, weight.length).forEach(i -> weight[i] = (float) Math.sin(1 + 2 * i));
    return new LayerBench(
        Phase.INFERENCE,
        Precision.FLOAT32,
        net -> {
          Ops tf = net.tf();
          Operand<TFloat32> sequence =
              net.variable("x", Shape.of(1, POSITIONS, CHANNELS), Role.WEIGHT, UNUSED);
          int[][] behind = {{0, 0}, {0, zeros}, {0, 0}};
          Operand<TFloat32> longer = tf.pad(sequence, tf.constant(behind), tf.constant(0f));
          Operand<TFloat32> made =
              causal ? causal(net, longer, dilation) : around(net, longer, dilation);
          assertThat(made.shape().asArray()).containsExactly(1, POSITIONS + zeros, FILTERS);
          return tf.slice(made, tf.array(0, 0, 0), tf.array(1, POSITIONS, FILTERS));
        },
        Map.of("x", x, "conv.weight", weight));
  }

  private static Operand<TFloat32> around(Net net, Operand<TFloat32> x, int dilation) {
    return Sequences.conv1d(net, "conv", x, FILTERS, new Window1d(3, 1, dilation), UNUSED);
  }

  private static Operand<TFloat32> causal(Net net, Operand<TFloat32> x, int dilation) {
    Shape shape = Shape.of(3, CHANNELS, FILTERS);
    return Sequences.causalConv1d(
        net, x, net.scope("conv").variable("weight", shape, Role.WEIGHT, UNUSED), dilation);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 8})
  void givesWhatALongerSequenceWithZerosBehindGives(int dilation) {
    for (boolean causal : new boolean[] {false, true}) {
      try (LayerBench bench = bench(dilation, 0, causal);
          LayerBench longer = bench(dilation, 16, causal)) {
        assertThat(bench.output()).containsExactly(longer.output(), within(1e-6f));
        Map<String, float[]> gradients = longer.gradients();
        bench
            .gradients()
            .forEach(
                (name, gradient) ->
                    assertThat(gradient)
                        .as(name)
                        .containsExactly(gradients.get(name), within(1e-6f)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 8})
  void hasTheGradientOfCentralDifferences(int dilation) {
    for (boolean causal : new boolean[] {false, true}) {
      try (LayerBench bench = bench(dilation, 0, causal)) {
        bench.assertGradients(0x1p-8f, 5e-4);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 8})
  void theOuterPositionsOfAWindowThatIsAllButItsCentreBeyondTheEndsHaveNoGradient(int dilation) {
    try (LayerBench bench = bench(dilation, 0, false)) {
      float[] gradient = bench.gradients().get("conv.weight");
      int tap = CHANNELS * FILTERS;
      assertThat(Arrays.copyOfRange(gradient, 0, tap)).containsOnly(0);
      assertThat(Arrays.copyOfRange(gradient, tap, 2 * tap)).doesNotContain(0);
      assertThat(Arrays.copyOfRange(gradient, 2 * tap, 3 * tap)).containsOnly(0);
    }
  }
}
