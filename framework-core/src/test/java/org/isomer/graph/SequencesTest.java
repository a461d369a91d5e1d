package org.isomer.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.isomer.random.CounterRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Layers on sequences: padding never leaks; values against loops and central differences. */
class SequencesTest {
  /** Padding at the end, inside, and nothing else. */
  private static final float[][] MASK = {{1, 1, 1, 0, 0}, {0, 1, 0, 1, 1}, {0, 0, 0, 0, 0}};

  private static final Shape SEQUENCES = Shape.of(3, 5, 4);
  private static final Initializer SOME = Initializer.uniform(0.5);

  /** A layer on sequences and their mask. */
  interface Masked {
    Operand<TFloat32> apply(Net net, Operand<TFloat32> x, Optional<Operand<TFloat32>> mask);
  }

  /** A layer that never reads padding, or whose output is pooled without it. */
  record Case(String name, Masked layer) {
    LayerBench bench(float[] x) {
      return bench(x, MASK);
    }

    LayerBench bench(float[] x, float[][] mask) {
      try (Graph graph = new Graph()) {
        Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32);
        network(net, mask);
        Map<String, float[]> values = new HashMap<>(GraphSession.initialValues(net.variables(), 1));
        values.put("x", x);
        return new LayerBench(
            Phase.TRAINING, Precision.FLOAT32, inner -> network(inner, mask), values);
      }
    }

    private Operand<TFloat32> network(Net net, float[][] mask) {
      Operand<TFloat32> x = net.variable("x", SEQUENCES, Role.WEIGHT, SOME);
      return layer.apply(net, x, Optional.of(net.tf().constant(mask)));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case("mean", Sequences::meanPool),
        new Case("max", Sequences::maxPool),
        new Case(
            "attention",
            (net, x, mask) ->
                Sequences.meanPool(net, new Attention(2, SOME).apply(net, "layer", x, mask), mask)),
        new Case(
            "convolution",
            (net, x, mask) -> {
              Window1d window = new Window1d(3, 1, 2);
              Operand<TFloat32> clear = Sequences.clear(net, x, mask.orElseThrow());
              return Sequences.maxPool(
                  net, Sequences.conv1d(net, "layer", clear, 3, window, SOME, SOME), mask);
            }),
        new Case(
            "batch normalisation",
            (net, x, mask) -> Normalization.batchNorm(net, "layer", x, mask)),
        new Case("gru", (net, x, mask) -> Recurrent.gru(net, "layer", x, mask, 3, SOME).last()),
        new Case("lstm", (net, x, mask) -> lstm(net, x, mask, false).last()),
        new Case("fused lstm", (net, x, mask) -> lstm(net, x, mask, true).last()));
  }

  private static Recurrent.States<TFloat32> lstm(
      Net net, Operand<TFloat32> x, Optional<Operand<TFloat32>> mask, boolean fused) {
    return Recurrent.lstm(net, "layer", x, mask, 3, SOME, fused);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whatPaddingHoldsChangesNeitherOutputNorGradients(Case tested) {
    float[] x = random("x", SEQUENCES);
    float[] other = x.clone();
    for (int i = 0; i < x.length; i++) {
      if (MASK[i / 20][i / 4 % 5] == 0) {
        other[i] = 3 * x[i] + 100;
      }
    }
    try (LayerBench bench = tested.bench(x);
        LayerBench changed = tested.bench(other)) {
      assertThat(changed.output()).containsExactly(bench.output());
      Map<String, float[]> gradients = bench.gradients();
      changed
          .gradients()
          .forEach((name, gradient) -> assertThat(gradient).isEqualTo(gradients.get(name)));
      float[] ofInput = gradients.get("x");
      for (int i = 0; i < x.length; i++) {
        if (MASK[i / 20][i / 4 % 5] == 0) {
          assertThat(ofInput[i]).isZero();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aMaskedLayerHasTheGradientOfCentralDifferences(Case tested) {
    try (LayerBench bench = tested.bench(random("x", SEQUENCES))) {
      bench.assertGradients(0x1p-8f, 5e-4);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aMaskOfOnesIsNoMask(Case tested) {
    float[][] ones = {{1, 1, 1, 1, 1}, {1, 1, 1, 1, 1}, {1, 1, 1, 1, 1}};
    float[] x = random("x", SEQUENCES);
    Case unmasked =
        new Case(
            tested.name(),
            (net, values, mask) ->
                tested.name().equals("convolution")
                    ? tested.layer().apply(net, values, mask)
                    : tested.layer().apply(net, values, Optional.empty()));
    try (LayerBench masked = tested.bench(x, ones);
        LayerBench plain = unmasked.bench(x, ones)) {
      assertThat(masked.output())
          .usingComparatorWithPrecision(5e-6f)
          .containsExactly(plain.output());
    }
  }

  @Test
  void meanAndMaximumAreThoseOfRealPositions() {
    float[] x = random("x", SEQUENCES);
    float[] mean = new float[12];
    float[] max = new float[12];
    for (int i = 0; i < 12; i++) {
      double sum = 0;
      int count = 0;
      double greatest = Double.NEGATIVE_INFINITY;
      for (int position = 0; position < 5; position++) {
        if (MASK[i / 4][position] == 1) {
          double value = x[(i / 4 * 5 + position) * 4 + i % 4];
          sum += value;
          greatest = Math.max(greatest, value);
          count++;
        }
      }
      mean[i] = count == 0 ? 0 : (float) (sum / count);
      max[i] = count == 0 ? 0 : (float) greatest;
    }
    try (LayerBench bench = new Case("mean", Sequences::meanPool).bench(x)) {
      assertThat(bench.output()).usingComparatorWithPrecision(1e-6f).containsExactly(mean);
    }
    try (LayerBench bench = new Case("max", Sequences::maxPool).bench(x)) {
      assertThat(bench.output()).containsExactly(max);
    }
  }

  @Test
  void clearingRemovesWhatIsNoNumber() {
    Case clear = new Case("clear", (net, x, mask) -> Sequences.clear(net, x, mask.orElseThrow()));
    float[] x = random("x", SEQUENCES);
    float[] expected = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      boolean real = MASK[i / 20][i / 4 % 5] == 1;
      expected[i] = real ? x[i] : 0;
      x[i] = real ? x[i] : Float.NaN;
    }
    try (LayerBench bench = clear.bench(x)) {
      assertThat(bench.output()).containsExactly(expected);
      assertThat(bench.gradients().get("x")).doesNotContain(Float.NaN);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gru", "lstm", "fused lstm"})
  void theLastStateIsThatOfTheLastRealPosition(String name) {
    float[] all = states(name, false);
    float[] last = states(name, true);
    int[] lastReal = {2, 4};
    for (int row = 0; row < 2; row++) {
      for (int unit = 0; unit < 3; unit++) {
        assertThat(last[row * 3 + unit]).isEqualTo(all[(row * 5 + lastReal[row]) * 3 + unit]);
        assertThat(last[2 * 3 + unit]).isZero();
      }
    }
  }

  private static float[] states(String name, boolean last) {
    Case layer =
        new Case(
            name,
            (net, x, mask) -> {
              Recurrent.States<TFloat32> states =
                  name.equals("gru")
                      ? Recurrent.gru(net, "layer", x, mask, 3, SOME)
                      : lstm(net, x, mask, name.startsWith("fused"));
              return last ? states.last() : states.all();
            });
    try (LayerBench bench = layer.bench(random("x", SEQUENCES))) {
      return bench.output();
    }
  }

  @ParameterizedTest
  @CsvSource({"64, false", "65, true"})
  void aLongLstmIsOneOperation(int positions, boolean one) {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32);
      Operand<TFloat32> x = net.tf().zeros(net.tf().array(2, positions, 3), TFloat32.class);
      Recurrent.lstm(net, "layer", x, Optional.empty(), 3, SOME);
      assertThat(graph.operation("BlockLSTM") != null).isEqualTo(one);
    }
  }

  @Test
  void anEmbeddingLooksUpRowsAndHasADenseGradient() {
    float[] table = random("table", Shape.of(4, 3));
    int[][] ids = {{3, 0, 3}, {1, 3, 0}};
    float[] expected = new float[18];
    for (int i = 0; i < 18; i++) {
      expected[i] = table[ids[i / 9][i / 3 % 3] * 3 + i % 3];
    }
    try (LayerBench bench =
        new LayerBench(
            Phase.TRAINING,
            Precision.FLOAT32,
            net -> {
              Operand<TInt32> tokens = net.tf().constant(ids);
              return Layers.embedding(net, "layer", tokens, 4, 3, SOME);
            },
            Map.of("layer.weight", table))) {
      assertThat(bench.output()).containsExactly(expected);
      assertThat(Arrays.copyOfRange(bench.gradients().get("layer.weight"), 6, 9))
          .as("the row that nobody looks up")
          .containsOnly(0);
      bench.assertGradients(0x1p-8f, 5e-4);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"5 4", "2 3 4", "2 2 3 4"})
  void layerNormalisationWorksOnAnyRank(String dimensions) {
    Shape shape = Shape.of(Stream.of(dimensions.split(" ")).mapToLong(Long::parseLong).toArray());
    float[] x = random("x", shape);
    float[] gain = {1, .5f, -1, 2};
    float[] offset = {0, 1, .5f, -.25f};
    float[] expected = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      double mean = 0;
      double squares = 0;
      for (int j = 0; j < 4; j++) {
        double value = x[i / 4 * 4 + j];
        mean += value / 4;
        squares += value * value / 4;
      }
      double normal = (x[i] - mean) / Math.sqrt(squares - mean * mean + 1e-5);
      expected[i] = (float) (normal * gain[i % 4] + offset[i % 4]);
    }
    try (LayerBench bench =
        new LayerBench(
            Phase.TRAINING,
            Precision.FLOAT32,
            net ->
                Normalization.layerNorm(
                    net, "norm", net.variable("x", shape, Role.WEIGHT, SOME), 1e-5),
            Map.of("x", x, "norm.weight", gain, "norm.bias", offset))) {
      assertThat(bench.output()).usingComparatorWithPrecision(1e-5f).containsExactly(expected);
      bench.assertGradients(0x1p-9f, 5e-3);
    }
  }

  @Test
  void onlyTheBatchMayBeUnknown() {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, Precision.BFLOAT16);
      Operand<TFloat32> x =
          net.tf().placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, 5, 4)));
      Operand<TFloat32> mask =
          net.tf().placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, 5)));
      Optional<Operand<TFloat32>> real = Optional.of(mask);
      List<Operand<TFloat32>> sequences =
          List.of(
              Sequences.conv1d(net, "same", x, 4, new Window1d(3, 1, 1), SOME),
              Sequences.conv1d(net, "dilated", x, 4, new Window1d(3, 1, 4), SOME),
              Sequences.clear(net, x, mask),
              Normalization.batchNorm(net, "plain", x),
              Normalization.batchNorm(net, "masked", x, real),
              new Attention(2, SOME).apply(net, "attention", x, real),
              Recurrent.gru(net, "gru", x, real, 4, SOME).all(),
              Recurrent.lstm(net, "lstm", x, Optional.empty(), 4, SOME).all(),
              Recurrent.lstm(net, "lstm", x, real, 4, SOME, true).all());
      assertThat(sequences).extracting(y -> y.shape().toString()).containsOnly("[-1, 5, 4]");
      List<Operand<TFloat32>> vectors =
          List.of(
              Sequences.meanPool(net, x, real),
              Sequences.maxPool(net, x, Optional.empty()),
              Recurrent.gru(net, "gru", x, real, 4, SOME).last(),
              Recurrent.lstm(net, "lstm", x, real, 4, SOME, true).last());
      assertThat(vectors).extracting(y -> y.shape().toString()).containsOnly("[-1, 4]");
    }
  }

  @ParameterizedTest
  @CsvSource({"2, 2, 1", "2, 1, 2", "0, 1, 1", "3, 0, 1", "3, 1, 0", "3, 2, 2"})
  void aWindowThatHasNoCentreOrDilatesWithAStrideIsRefused(int size, int stride, int dilation) {
    assertThatThrownBy(() -> new Window1d(size, stride, dilation))
        .hasMessageStartingWith("no window of size " + size);
  }

  private static float[] random(String name, Shape shape) {
    float[] values = new float[Math.toIntExact(shape.size())];
    Initializer.uniform(1).fill(values, shape, CounterRandom.of(5, name));
    return values;
  }
}
