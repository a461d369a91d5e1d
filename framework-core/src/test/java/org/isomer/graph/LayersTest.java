package org.isomer.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.isomer.random.CounterRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TFloating;

/** Layers against PyTorch's, recorded by src/test/python/layers.py, and central differences. */
class LayersTest {
  private static final Properties RECORDED = recorded();
  private static final Initializer UNUSED = Initializer.constant(0);

  /** A layer named {@code layer} on an input. */
  interface Layer {
    Operand<? extends TFloating> apply(Net net, Operand<? extends TFloating> x);
  }

  /** A recorded case. */
  record Case(String name, Phase phase, Layer layer) {
    float[] values(String key) {
      return numbers(name + "." + key);
    }

    Map<String, float[]> variables() {
      Map<String, float[]> variables = new LinkedHashMap<>();
      for (String key : RECORDED.stringPropertyNames()) {
        if (key.startsWith(name + ".layer.") && !key.endsWith(".shape")) {
          variables.put(key.substring(name.length() + 1), numbers(key));
        }
      }
      variables.put("x", values("x"));
      return variables;
    }

    LayerBench bench(Precision precision) {
      return new LayerBench(
          phase, precision, net -> layer.apply(net, net.activations(variable(net))), variables());
    }

    private Operand<TFloat32> variable(Net net) {
      String[] dimensions = RECORDED.getProperty(name + ".x.shape").split(" ", -1);
      Shape shape = Shape.of(Arrays.stream(dimensions).mapToLong(Long::parseLong).toArray());
      return net.variable("x", shape, Role.WEIGHT, UNUSED);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        convolution("conv-same", new Window(3, 1, 1)),
        convolution("conv-stride", new Window(3, 2, 1)),
        convolution("conv-stride-odd", new Window(3, 2, 1)),
        convolution("conv-stem", new Window(7, 2, 3)),
        convolution("conv-point", new Window(1, 2, 0)),
        convolution("conv-valid", new Window(3, 1, 0)),
        inference("dense", LayersTest::dense),
        inference("dense-tokens", LayersTest::dense),
        new Case("batch-norm-image-training", Phase.TRAINING, LayersTest::batchNorm),
        new Case("batch-norm-flat-training", Phase.TRAINING, LayersTest::batchNorm),
        inference("batch-norm-image-inference", LayersTest::batchNorm),
        inference("batch-norm-flat-inference", LayersTest::batchNorm),
        inference("layer-norm", (net, x) -> Normalization.layerNorm(net, "layer", x, 1e-6)),
        inference("max-pool-even", LayersTest::maxPool),
        inference("max-pool-odd", LayersTest::maxPool),
        inference("average-pool-1", (net, x) -> Layers.averagePool(net, x, 1)),
        inference("average-pool-2", (net, x) -> Layers.averagePool(net, x, 2)),
        inference("global-average-pool", Layers::globalAveragePool),
        inference("gelu", Layers::gelu),
        inference(
            "attention",
            (net, x) -> new Attention(2, UNUSED).apply(net, "layer", x, Optional.empty())),
        inference(
            "attention-masked",
            (net, x) -> new Attention(2, UNUSED).apply(net, "layer", x, mask(net))),
        convolution("conv1d-same", new Window1d(3, 1, 1)),
        convolution("conv1d-wide", new Window1d(5, 1, 1)),
        convolution("conv1d-stride", new Window1d(3, 2, 1)),
        convolution("conv1d-stride-odd", new Window1d(5, 3, 1)),
        convolution("conv1d-point", new Window1d(1, 2, 1)),
        convolution("conv1d-dilation-2", new Window1d(3, 1, 2)),
        convolution("conv1d-dilation-3", new Window1d(5, 1, 3)),
        convolution("conv1d-dilation-8", new Window1d(3, 1, 8)),
        inference("gru", (net, x) -> gru(net, x, Optional.empty())),
        inference("gru-masked", (net, x) -> gru(net, x, mask(net))),
        inference("lstm", (net, x) -> lstm(net, x, Optional.empty(), false)),
        inference("lstm-masked", (net, x) -> lstm(net, x, mask(net), false)),
        inference("lstm", (net, x) -> lstm(net, x, Optional.empty(), true)),
        inference("lstm-masked", (net, x) -> lstm(net, x, mask(net), true)));
  }

  /** Padding at the end, at the beginning, inside and nowhere. */
  private static Optional<Operand<TFloat32>> mask(Net net) {
    float[][] mask = {{1, 1, 0, 0}, {0, 1, 1, 1}, {1, 0, 1, 0}, {1, 1, 1, 1}};
    return Optional.of(net.tf().constant(mask));
  }

  private static <T extends TFloating> Operand<T> gru(
      Net net, Operand<T> x, Optional<Operand<TFloat32>> mask) {
    return Recurrent.gru(net, "layer", x, mask, 2, UNUSED).all();
  }

  private static <T extends TFloating> Operand<T> lstm(
      Net net, Operand<T> x, Optional<Operand<TFloat32>> mask, boolean fused) {
    return Recurrent.lstm(net, "layer", x, mask, 2, UNUSED, fused).all();
  }

  private static Case inference(String name, Layer layer) {
    return new Case(name, Phase.INFERENCE, layer);
  }

  private static Case convolution(String name, Window window) {
    return inference(name, (net, x) -> Layers.conv2d(net, "layer", x, 3, window, UNUSED, UNUSED));
  }

  private static Case convolution(String name, Window1d window) {
    return inference(
        name, (net, x) -> Sequences.conv1d(net, "layer", x, 3, window, UNUSED, UNUSED));
  }

  private static Operand<? extends TFloating> dense(Net net, Operand<? extends TFloating> x) {
    return Layers.dense(net, "layer", x, 5, UNUSED, UNUSED);
  }

  private static Operand<? extends TFloating> batchNorm(Net net, Operand<? extends TFloating> x) {
    return Normalization.batchNorm(net, "layer", x);
  }

  private static Operand<? extends TFloating> maxPool(Net net, Operand<? extends TFloating> x) {
    return Layers.maxPool(net, x, new Window(3, 2, 1));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void equalsPyTorch(Case recorded) {
    try (LayerBench bench = recorded.bench(Precision.FLOAT32)) {
      assertThat(bench.output())
          .usingComparatorWithPrecision(2e-6f)
          .containsExactly(recorded.values("y"));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void hasTheGradientOfCentralDifferences(Case recorded) {
    try (LayerBench bench = recorded.bench(Precision.FLOAT32)) {
      bench.assertGradients(0x1p-8f, 5e-4);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void staysCloseInBfloat16(Case recorded) {
    try (LayerBench bench = recorded.bench(Precision.BFLOAT16)) {
      float[] expected = recorded.values("y");
      assertThat(bench.output()).usingComparatorWithPrecision(0.05f).containsExactly(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 6})
  void aDilatedConvolutionEqualsALoopAndHasTheGradientOfCentralDifferences(int dilation) {
    Shape image = Shape.of(2, 5, 4, 2);
    float[] x = random("image", image);
    float[] kernel = random("kernel", Shape.of(3, 3, 2, 3));
    try (LayerBench bench =
        new LayerBench(
            Phase.INFERENCE,
            Precision.FLOAT32,
            net ->
                Layers.dilatedConv2d(
                    net,
                    "layer",
                    net.variable("x", image, Role.WEIGHT, UNUSED),
                    3,
                    dilation,
                    UNUSED),
            Map.of("x", x, "layer.weight", kernel))) {
      assertThat(bench.output())
          .usingComparatorWithPrecision(1e-5f)
          .containsExactly(dilated(x, kernel, dilation));
      bench.assertGradients(0x1p-8f, 5e-4);
    }
  }

  /** Two images of 5 × 4 pixels and 2 channels under 3 filters. */
  private static float[] dilated(float[] x, float[] kernel, int dilation) {
    float[] y = new float[2 * 5 * 4 * 3];
    for (int i = 0; i < y.length; i++) {
      int filter = i % 3;
      int column = i / 3 % 4;
      int row = i / 12 % 5;
      int image = i / 60;
      double sum = 0;
      for (int tap = 0; tap < 9; tap++) {
        int r = row + (tap / 3 - 1) * dilation;
        int c = column + (tap % 3 - 1) * dilation;
        for (int channel = 0; channel < 2 && r >= 0 && r < 5 && c >= 0 && c < 4; channel++) {
          sum +=
              (double) x[((image * 5 + r) * 4 + c) * 2 + channel]
                  * kernel[(tap * 2 + channel) * 3 + filter];
        }
      }
      y[i] = (float) sum;
    }
    return y;
  }

  @Test
  void groupNormalisationEqualsALoopAndHasTheGradientOfCentralDifferences() {
    Shape image = Shape.of(2, 3, 2, 4);
    float[] x = random("image", image);
    float[] gain = {1, .5f, -1, 2};
    float[] offset = {0, 1, .5f, -.25f};
    float[] expected = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      int channel = i % 4;
      int first = i / 24 * 24 + channel / 2 * 2;
      double mean = 0;
      double squares = 0;
      for (int j = 0; j < 12; j++) {
        double value = x[first + j / 2 * 4 + j % 2];
        mean += value / 12;
        squares += value * value / 12;
      }
      double normal = (x[i] - mean) / Math.sqrt(squares - mean * mean + 1e-5);
      expected[i] = (float) (normal * gain[channel] + offset[channel]);
    }
    try (LayerBench bench =
        new LayerBench(
            Phase.TRAINING,
            Precision.FLOAT32,
            net ->
                Normalization.groupNorm(
                    net, "norm", net.variable("x", image, Role.WEIGHT, UNUSED), 2),
            Map.of("x", x, "norm.weight", gain, "norm.bias", offset))) {
      assertThat(bench.output()).usingComparatorWithPrecision(1e-5f).containsExactly(expected);
      bench.assertGradients(0x1p-7f, 2e-3);
    }
  }

  private static float[] random(String name, Shape shape) {
    float[] values = new float[Math.toIntExact(shape.size())];
    Initializer.uniform(1).fill(values, shape, CounterRandom.of(5, name));
    return values;
  }

  @Test
  void aResizedImageIsInterpolatedBetweenCentres() {
    try (LayerBench bench =
        new LayerBench(
            Phase.INFERENCE,
            Precision.FLOAT32,
            net ->
                Layers.resize(
                    net, net.variable("x", Shape.of(1, 1, 2, 1), Role.WEIGHT, UNUSED), 1, 4),
            Map.of("x", new float[] {0, 4}))) {
      assertThat(bench.output()).containsExactly(0, 1, 3, 4);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"batch-norm-image-training", "batch-norm-flat-training"})
  void aTrainingStepMovesTheRunningStatistics(String name) {
    Case recorded = new Case(name, Phase.TRAINING, LayersTest::batchNorm);
    try (LayerBench bench = recorded.bench(Precision.FLOAT32)) {
      bench.step();
      for (String statistic : List.of("running_mean", "running_var")) {
        assertThat(bench.values().get("layer." + statistic))
            .usingComparatorWithPrecision(2e-6f)
            .containsExactly(recorded.values("after." + statistic));
      }
    }
  }

  @Test
  void statisticsOfTwoViewsFollowEachOther() {
    float[] first = {1, 3};
    float[] second = {4, 5, 9};
    Map<String, float[]> values =
        Map.of(
            "first", first,
            "second", second,
            "norm.weight", new float[] {1},
            "norm.bias", new float[] {0},
            "norm.running_mean", new float[] {10},
            "norm.running_var", new float[] {2});
    try (LayerBench bench =
        new LayerBench(
            Phase.TRAINING,
            Precision.FLOAT32,
            net -> {
              Normalization.batchNorm(
                  net, "norm", net.variable("first", Shape.of(2, 1), Role.WEIGHT, UNUSED));
              return Normalization.batchNorm(
                  net, "norm", net.variable("second", Shape.of(3, 1), Role.WEIGHT, UNUSED));
            },
            values)) {
      bench.step();
      float mean = 0.9f * (0.9f * 10 + 0.1f * 2) + 0.1f * 6;
      float variance = 0.9f * (0.9f * 2 + 0.1f * 2) + 0.1f * 7;
      assertThat(bench.values().get("norm.running_mean")[0]).isCloseTo(mean, within(1e-5f));
      assertThat(bench.values().get("norm.running_var")[0]).isCloseTo(variance, within(1e-5f));
    }
  }

  @Test
  void inferenceChangesNoStatistics() {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.INFERENCE, Precision.FLOAT32);
      Normalization.batchNorm(net, "norm", net.variable("x", Shape.of(2, 3), Role.WEIGHT, UNUSED));
      assertThat(net.afterStep()).isEmpty();
    }
  }

  @Test
  void aGridFinerThanTheImageIsRefused() {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.INFERENCE, Precision.FLOAT32);
      Operand<TFloat32> x = net.variable("x", Shape.of(2, 1, 4, 3), Role.WEIGHT, UNUSED);
      assertThatThrownBy(() -> Layers.averagePool(net, x, 2))
          .hasMessage("no grid of 2 × 2 cells on an image of shape [2, 1, 4, 3]");
    }
  }

  private static float[] numbers(String key) {
    String[] words = Objects.requireNonNull(RECORDED.getProperty(key), key).split(" ", -1);
    float[] numbers = new float[words.length];
    for (int i = 0; i < words.length; i++) {
      numbers[i] = Float.parseFloat(words[i]);
    }
    return numbers;
  }

  private static Properties recorded() {
    Properties properties = new Properties();
    try (InputStream stream = LayersTest.class.getResourceAsStream("layers.properties")) {
      properties.load(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
