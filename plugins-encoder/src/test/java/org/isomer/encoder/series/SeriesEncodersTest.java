package org.isomer.encoder.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.isomer.config.ConfigReader;
import org.isomer.encoder.Noise;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.graph.Variable;
import org.isomer.modality.series.Series;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Encoder;
import org.isomer.spi.Features;
import org.isomer.spi.Input;
import org.isomer.spi.Plugin;
import org.isomer.tensor.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Graph;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** The contract of every encoder of series, and their features against recorded ones. */
class SeriesEncodersTest {
  private static final int[] LENGTHS = {20, 13, 7, 1};
  private static final int POSITIONS = 20;
  private static final int CHANNELS = 3;
  private static final List<Integer> WINDOWS = List.of(8, 5, 3);
  private static final Properties RECORDED = recorded();

  /** An encoder and the name under which the reference is recorded. */
  record Case(String name, Encoder encoder) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case("dilated-convnet-max", dilated(PositionPooling.MAX)),
        new Case("dilated-convnet-mean", dilated(PositionPooling.MEAN)),
        new Case("gru", new Gru().create(new Gru.Config(5, 2))),
        new Case("lstm", new Lstm().create(new Lstm.Config(5, 2))),
        new Case("fcn", new Fcn().create(new Fcn.Config(List.of(6, 8, 5), WINDOWS))),
        new Case(
            "resnet-1d", new ResNet1d().create(new ResNet1d.Config(List.of(6, 5, 5), WINDOWS))),
        new Case(
            "inception-time",
            new InceptionTime().create(new InceptionTime.Config(2, WINDOWS, 3, 4))),
        new Case(
            "causal-convnet", new CausalConvNet().create(new CausalConvNet.Config(6, 2, 8, 5))),
        new Case(
            "patch-transformer",
            new PatchTransformer()
                .create(new PatchTransformer.Config(6, 3, 8, 2, 2, 2, PositionPooling.MEAN))));
  }

  private static Encoder dilated(PositionPooling pooling) {
    return new DilatedConvNet().create(new DilatedConvNet.Config(6, 3, 5, pooling));
  }

  /** Noise of different lengths. */
  private static Rows batch(int positions) {
    float[] noise = Noise.of("input", LENGTHS.length * POSITIONS * CHANNELS);
    Rows rows = new Rows(Series.spec(positions, CHANNELS), LENGTHS.length);
    for (int row = 0; row < LENGTHS.length; row++) {
      Series series = new Series().reshape(positions, LENGTHS[row], CHANNELS);
      System.arraycopy(
          noise, row * POSITIONS * CHANNELS, series.values(), 0, LENGTHS[row] * CHANNELS);
      series.layInto(rows, row);
    }
    return rows;
  }

  /** The same with numbers in the padding, which no series of this program has. */
  private static Rows soiled() {
    Rows rows = batch(POSITIONS);
    for (int place = 0; place < rows.floats(0).length; place++) {
      if (rows.floats(1)[place / CHANNELS] == 0) {
        rows.floats(0)[place] = 1000 + place;
      }
    }
    return rows;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void featuresOfAPaddedBatchAreThoseOfTheReferenceWithoutPadding(Case tested) {
    SeriesBench.Outcome outcome =
        SeriesBench.run(tested.encoder, Precision.FLOAT32, batch(POSITIONS));

    assertThat(outcome.features())
        .usingComparatorWithPrecision(1e-5f)
        .containsExactly(numbers(tested.name + ".features"));
    String prefix = tested.name + ".gradient.";
    List<String> probes =
        RECORDED.stringPropertyNames().stream().filter(key -> key.startsWith(prefix)).toList();
    assertThat(probes).hasSize(1);
    for (String key : probes) {
      assertThat(outcome.gradients().get(key.substring(prefix.length())))
          .usingComparatorWithPrecision(1e-4f)
          .containsExactly(numbers(key));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whatPaddingHoldsChangesNoFeatureAndNoGradient(Case tested) {
    SeriesBench.Outcome clean =
        SeriesBench.run(tested.encoder, Precision.FLOAT32, batch(POSITIONS));
    SeriesBench.Outcome soiled = SeriesBench.run(tested.encoder, Precision.FLOAT32, soiled());

    assertThat(soiled.features()).containsExactly(clean.features());
    assertThat(soiled.gradients().keySet()).isEqualTo(clean.gradients().keySet());
    for (Map.Entry<String, float[]> gradient : clean.gradients().entrySet()) {
      assertThat(soiled.gradients().get(gradient.getKey()))
          .as(gradient.getKey())
          .containsExactly(gradient.getValue());
    }
    float[] mask = soiled().floats(1);
    float[] toValues = soiled.gradients().get(Series.VALUES);
    for (int place = 0; place < toValues.length; place++) {
      if (mask[place / CHANNELS] == 0) {
        assertThat(toValues[place]).isZero();
      }
    }
    assertThat(toValues[0]).isNotZero();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void morePaddingChangesNoFeature(Case tested) {
    float[] features =
        SeriesBench.run(tested.encoder, Precision.FLOAT32, batch(POSITIONS)).features();

    assertThat(SeriesBench.run(tested.encoder, Precision.FLOAT32, batch(33)).features())
        .usingComparatorWithPrecision(1e-6f)
        .containsExactly(features);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void computesInBfloat16(Case tested) {
    float[] exact = SeriesBench.run(tested.encoder, Precision.FLOAT32, batch(POSITIONS)).features();

    assertThat(SeriesBench.run(tested.encoder, Precision.BFLOAT16, soiled()).features())
        .usingComparatorWithPrecision(0.1f)
        .containsExactly(exact);
  }

  @Test
  void namesItsVariablesAsTheReferenceDoes() {
    assertThat(variables(dilated(PositionPooling.MAX)))
        .startsWith(
            "input_fc.weight [3, 6]",
            "input_fc.bias [6]",
            "feature_extractor.net.0.conv1.conv.weight [3, 6, 6]",
            "feature_extractor.net.0.conv1.conv.bias [6]",
            "feature_extractor.net.0.conv2.conv.weight [3, 6, 6]")
        .contains(
            "feature_extractor.net.3.projector.weight [1, 6, 5]",
            "feature_extractor.net.3.conv2.conv.weight [3, 5, 5]")
        .hasSize(2 + 4 * 4 + 2);
    assertThat(variables(new Gru().create(new Gru.Config(5, 2))))
        .containsExactlyInAnyOrder(
            "layers.0.weight_ih [3, 15]",
            "layers.0.weight_hh [5, 15]",
            "layers.0.bias_ih [15]",
            "layers.0.bias_hh [15]",
            "layers.1.weight_ih [5, 15]",
            "layers.1.weight_hh [5, 15]",
            "layers.1.bias_ih [15]",
            "layers.1.bias_hh [15]");
  }

  @Test
  void weightsOfACausalConvolutionAreALengthAndADirection() {
    assertThat(variables(new CausalConvNet().create(new CausalConvNet.Config(6, 2, 8, 5))))
        .startsWith(
            "network.0.network.0.causal.0.weight_v [3, 3, 6]",
            "network.0.network.0.causal.0.weight_g [1, 1, 6]",
            "network.0.network.0.causal.0.bias [6]")
        .contains(
            "network.0.network.0.upordownsample.weight [1, 3, 6]",
            "network.0.network.2.causal.3.weight_v [3, 8, 8]",
            "network.3.weight [8, 5]")
        .hasSize(3 * 6 + 2 * 2 + 2);
  }

  /** PyTorch's counts of the same networks of three channels. */
  @ParameterizedTest
  @CsvSource({
    "causal-convnet, 320",
    "dilated-convnet, 320",
    "fcn, 128",
    "inception-time, 128",
    "patch-transformer, 128",
    "resnet-1d, 128"
  })
  void theDefaultsAreAsLargeAsTheReference(String name, int dim) {
    Encoder encoder = byDefault(PluginLoader.classPath().entry("encoder", name).plugin());
    assertThat(encoder.dim()).isEqualTo(dim);
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32);
      Features features = encoder.encode(net, input(net, 50));
      assertThat(features.pooled().shape().asArray()).containsExactly(-1, dim);
      assertThat(features.stages())
          .allSatisfy(
              stage ->
                  assertThat(stage.mask().orElseThrow().shape().get(1))
                      .isEqualTo(stage.values().shape().get(1)));
      assertThat(
              net.variables().stream()
                  .filter(variable -> variable.role().trained())
                  .mapToInt(Variable::size)
                  .sum())
          .isEqualTo((int) numbers(name + ".parameters")[0]);
    }
  }

  private static <C extends Record> Encoder byDefault(Plugin<C, ?> plugin) {
    return (Encoder)
        plugin.create(new ConfigReader(PluginLoader.classPath()).defaults(plugin.configType()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyTrainedVariableHasAGradient(Case tested) {
    Map<String, float[]> gradients =
        SeriesBench.run(tested.encoder, Precision.FLOAT32, batch(POSITIONS)).gradients();
    assertThat(gradients)
        .allSatisfy(
            (name, gradient) -> {
              double sum = 0;
              for (float value : gradient) {
                sum += Math.abs(value);
              }
              assertThat(sum).as(name).isPositive().isFinite();
            });
  }

  @Test
  void aCausalConvolutionSeesNothingOfWhatIsToCome() {
    Encoder encoder = new CausalConvNet().create(new CausalConvNet.Config(6, 2, 8, 5));
    assertThat(encoder.causal()).isTrue();
    Rows longer = batch(POSITIONS);
    Rows cut = batch(POSITIONS);
    Arrays.fill(cut.floats(0), 12 * CHANNELS, POSITIONS * CHANNELS, 5);
    float[] whole = SeriesBench.stage(encoder, longer);
    float[] other = SeriesBench.stage(encoder, cut);
    int width = whole.length / LENGTHS.length / POSITIONS;
    assertThat(Arrays.copyOf(other, 12 * width)).containsExactly(Arrays.copyOf(whole, 12 * width));
    assertThat(other[12 * width]).isNotEqualTo(whole[12 * width]);
  }

  @Test
  void refusesWhatMakesNoNetwork() {
    assertThatThrownBy(() -> new Fcn().create(new Fcn.Config(List.of(8, 8), WINDOWS)))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "encoder fcn: filters has 2 numbers and windows 3. Give one of both for each"
                + " convolution.");
    assertThatThrownBy(() -> new ResNet1d().create(new ResNet1d.Config(List.of(), WINDOWS)))
        .isInstanceOf(BadInputException.class)
        .hasMessage("encoder resnet-1d: filters or windows is empty. Give at least one of both.");
    assertThatThrownBy(
            () -> new InceptionTime().create(new InceptionTime.Config(2, List.of(), 3, 4)))
        .isInstanceOf(BadInputException.class)
        .hasMessage("encoder inception-time: windows is empty. Give at least one.");
    assertThatThrownBy(() -> patches(6, 3, 10, 4))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "encoder patch-transformer: 4 heads do not divide the width 10. Choose a width that is"
                + " a multiple of the heads.");
    assertThatThrownBy(() -> patches(6, 7, 8, 4))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "encoder patch-transformer: the stride 7 is greater than the patch 6, so positions"
                + " would be left out. Choose a stride that is not.");
  }

  private static Encoder patches(int patch, int stride, int width, int heads) {
    return new PatchTransformer()
        .create(
            new PatchTransformer.Config(patch, stride, width, 1, heads, 2, PositionPooling.MAX));
  }

  private static List<String> variables(Encoder encoder) {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32);
      encoder.encode(net, input(net, 4));
      return net.variables().stream()
          .map((Variable variable) -> variable.name() + " " + variable.shape())
          .toList();
    }
  }

  private static Input input(Net net, int positions) {
    return new Input(
        Series.spec(positions, CHANNELS),
        List.of(
            placeholder(net, Shape.of(-1, positions, CHANNELS)),
            placeholder(net, Shape.of(-1, positions))));
  }

  private static Placeholder<TFloat32> placeholder(Net net, Shape shape) {
    return net.tf().placeholder(TFloat32.class, Placeholder.shape(shape));
  }

  @Test
  void recurrenceRefusesWhatIsTooLongToUnroll() {
    Encoder gru = new Gru().create(new Gru.Config(5, 1));
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32);
      Input input = input(net, 5000);
      assertThatThrownBy(() -> gru.encode(net, input))
          .isInstanceOf(BadInputException.class)
          .hasMessage(
              "encoder gru: the series have 5000 positions, and at most 2048 are read one after the"
                  + " other. Take lstm or dilated-convnet, or a series-crop in training and"
                  + " evaluation.");
    }
  }

  /** Images have pixels. */
  @ParameterizedTest
  @MethodSource("cases")
  void refusesExamplesOfAnotherKind(Case tested) {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32);
      Input images = Input.ofImages(placeholder(net, Shape.of(-1, 8, 8, 3)));
      assertThatThrownBy(() -> tested.encoder.encode(net, images))
          .isInstanceOf(BadInputException.class)
          .hasMessageStartingWith("The encoder reads values, but examples of the kind image");
    }
  }

  private static float[] numbers(String key) {
    String[] words = RECORDED.getProperty(key).split(" ", -1);
    float[] numbers = new float[words.length];
    for (int i = 0; i < words.length; i++) {
      numbers[i] = Float.parseFloat(words[i]);
    }
    return numbers;
  }

  private static Properties recorded() {
    Properties properties = new Properties();
    try (InputStream stream =
        SeriesEncodersTest.class.getResourceAsStream("reference.properties")) {
      properties.load(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
