package org.isomer.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.isomer.config.ConfigReader;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.graph.Variable;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.Encoder;
import org.isomer.spi.EncoderPlugin;
import org.isomer.spi.FeatureMap;
import org.isomer.spi.Features;
import org.isomer.spi.Input;
import org.isomer.spi.Plugin;
import org.isomer.spi.Projector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** The contract that every plugin of this module fulfils, as the service loader finds them. */
class EncoderPluginsTest {
  private static final Catalog CATALOG = PluginLoader.classPath();

  /** A plugin with a configuration that keeps the test fast. */
  record Case(Plugin<?, ?> plugin, Record config) {
    Object create() {
      return create(plugin, config);
    }

    private static <C extends Record> Object create(Plugin<C, ?> plugin, Record config) {
      return plugin.create(plugin.configType().cast(config));
    }

    NetworkBench.Network network() {
      Object part = create();
      return part instanceof Encoder encoder
          ? (net, input) -> encoder.encode(net, Input.ofImages(input)).pooled()
          : ((Projector) part)::project;
    }

    Shape batch() {
      return plugin instanceof EncoderPlugin ? Shape.of(3, 32, 24, 3) : Shape.of(5, 20);
    }

    @Override
    public String toString() {
      return plugin.name();
    }
  }

  static Stream<Case> cases() {
    return plugins().map(plugin -> new Case(plugin, config(plugin)));
  }

  static Stream<Case> encoders() {
    return cases().filter(tested -> tested.plugin instanceof EncoderPlugin);
  }

  private static Stream<Plugin<?, ?>> plugins() {
    return CATALOG.entries().stream()
        .<Plugin<?, ?>>map(Catalog.Entry::plugin)
        .filter(plugin -> plugin.getClass().getPackage() == EncoderPluginsTest.class.getPackage());
  }

  private static Record config(Plugin<?, ?> plugin) {
    return switch (plugin.name()) {
      case "resnet18", "resnet34", "resnet50" -> new ResNetConfig(Stem.CIFAR, 0.125, false);
      case "convnet" -> new ConvNet.Config(List.of(8, 16), List.of(1, 2), 2);
      case "vit-tiny", "vit-small", "vit-base" -> new VitConfig(8, Pooling.CLS);
      case "linear" -> new LinearProjector.Config(8);
      case "mlp" -> new MlpProjector.Config(List.of(16), 8, true, false, true, true);
      default -> throw new AssertionError("give " + plugin.name() + " a configuration here");
    };
  }

  @Test
  void allPluginsAreFound() {
    assertThat(plugins())
        .extracting(Plugin::name)
        .containsExactlyInAnyOrder(
            "convnet",
            "linear",
            "mlp",
            "resnet18",
            "resnet34",
            "resnet50",
            "vit-base",
            "vit-small",
            "vit-tiny");
  }

  @ParameterizedTest
  @CsvSource({
    "convnet,128",
    "resnet18,512",
    "resnet34,512",
    "resnet50,2048",
    "vit-tiny,192",
    "vit-small,384",
    "vit-base,768"
  })
  void theDefaultsMakeAnEncoder(String name, int dim) {
    Plugin<?, ?> plugin = CATALOG.entry("encoder", name).plugin();
    Record defaults = new ConfigReader(CATALOG).defaults(plugin.configType());
    assertThat(((Encoder) new Case(plugin, defaults).create()).dim()).isEqualTo(dim);
  }

  @ParameterizedTest
  @CsvSource({"linear,128", "mlp,128"})
  void theDefaultsMakeAProjector(String name, int dim) {
    Plugin<?, ?> plugin = CATALOG.entry("projector", name).plugin();
    Record defaults = new ConfigReader(CATALOG).defaults(plugin.configType());
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.INFERENCE, Precision.FLOAT32);
      Operand<TFloat32> features =
          net.tf().placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, 20)));
      Projector projector = (Projector) new Case(plugin, defaults).create();
      assertThat(projector.project(net, features).shape().asArray()).containsExactly(-1, dim);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void gradientsReachEveryTrainedVariableAndAreRepeatable(Case tested) {
    try (NetworkBench bench = bench(tested, Phase.TRAINING, Precision.FLOAT32);
        NetworkBench half = bench(tested, Phase.TRAINING, Precision.BFLOAT16)) {
      NetworkBench.Step step = bench.step();
      assertThat(step.gradients()).isNotEmpty().allSatisfy(EncoderPluginsTest::assertAlive);
      NetworkBench.Step again = bench.step();
      assertThat(again.output()).containsExactly(step.output());
      assertThat(again.gradients())
          .allSatisfy(
              (name, gradient) ->
                  assertThat(gradient).as(name).isEqualTo(step.gradients().get(name)));
      NetworkBench.Step halfStep = half.step();
      assertThat(halfStep.gradients()).allSatisfy(EncoderPluginsTest::assertAlive);
      assertThat(relativeDistance(halfStep.output(), step.output())).isLessThan(0.01);
    }
  }

  private static void assertAlive(String name, float[] gradient) {
    double sum = 0;
    for (float value : gradient) {
      sum += Math.abs(value);
    }
    assertThat(sum).as(name).isPositive().isFinite();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void inferenceIsRepeatable(Case tested) {
    try (NetworkBench bench = bench(tested, Phase.INFERENCE, Precision.FLOAT32)) {
      assertThat(bench.output()).containsExactly(bench.output());
    }
  }

  private static NetworkBench bench(Case tested, Phase phase, Precision precision) {
    return new NetworkBench(tested.network(), phase, precision, tested.batch());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void buildsInOneScopeShareVariables(Case tested) {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32);
      Placeholder<TFloat32> input =
          net.tf()
              .placeholder(TFloat32.class, Placeholder.shape(tested.batch().tail().prepend(-1)));
      NetworkBench.Network network = tested.network();
      network.build(net.scope("a"), input);
      List<Variable> variables = net.variables();
      network.build(net.scope("a"), input);
      network.build(net.scope("a").phase(Phase.INFERENCE), input);
      assertThat(net.variables()).isEqualTo(variables);
      network.build(net.scope("b"), input);
      assertThat(net.variables()).hasSize(2 * variables.size());
    }
  }

  @ParameterizedTest
  @MethodSource("encoders")
  void featuresHaveTheShapesThatTheEncoderPromises(Case tested) {
    Encoder encoder = (Encoder) tested.create();
    for (long channels : new long[] {1, 3}) {
      try (Graph graph = new Graph()) {
        Net net = Net.of(graph, Phase.INFERENCE, Precision.FLOAT32);
        Operand<TFloat32> input =
            net.tf().placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, 32, 24, channels)));
        Features features = encoder.encode(net, Input.ofImages(input));
        assertThat(features.pooled().shape().asArray()).containsExactly(-1, encoder.dim());
        assertThat(features.stages()).isNotEmpty();
        long finest = Long.MAX_VALUE;
        for (FeatureMap map : features.stages()) {
          Operand<?> stage = map.values();
          assertThat(stage.shape().numDimensions()).isEqualTo(4);
          assertThat(stage.shape().tail().hasUnknownDimension()).isFalse();
          assertThat(stage.shape().get(1)).isLessThanOrEqualTo(finest);
          finest = stage.shape().get(1);
        }
      }
    }
  }

  /** ‖a − b‖ / ‖b‖. */
  private static double relativeDistance(float[] a, float[] b) {
    double difference = 0;
    double norm = 0;
    for (int i = 0; i < b.length; i++) {
      difference += (a[i] - b[i]) * (double) (a[i] - b[i]);
      norm += b[i] * (double) b[i];
    }
    return Math.sqrt(difference / norm);
  }
}
