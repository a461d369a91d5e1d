package org.isomer.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.graph.Variable;
import org.isomer.random.CounterRandom;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Encoder;
import org.isomer.spi.EncoderPlugin;
import org.isomer.spi.Input;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.TensorSpec;
import org.isomer.train.engine.MemoryNeed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

class ResNetTest {
  private static final ResNetConfig IMAGENET = new ResNetConfig(Stem.IMAGENET, 1, false);
  private static final ResNetConfig CIFAR = new ResNetConfig(Stem.CIFAR, 1, false);

  static Stream<Arguments> parameters() {
    return Stream.of(
        Arguments.of(new ResNet18(), IMAGENET, 11_176_512),
        Arguments.of(new ResNet34(), IMAGENET, 21_284_672),
        Arguments.of(new ResNet50(), IMAGENET, 23_508_032),
        Arguments.of(new ResNet18(), CIFAR, 11_168_832));
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void hasTorchvisionsParameters(EncoderPlugin<ResNetConfig> plugin, ResNetConfig config, int n) {
    List<Variable> variables = variables(plugin.create(config));
    MemoryNeed need = MemoryNeed.of(variables, 0, 0);
    assertThat(need.parameters()).isEqualTo(n);
    assertThat(need.gradients()).isEqualTo(4L * n);
    assertThat(need.variables()).isEqualTo(4 * variables.stream().mapToLong(Variable::size).sum());
  }

  @Test
  void widthScalesEveryLayer() {
    Encoder encoder = new ResNet50().create(new ResNetConfig(Stem.CIFAR, 0.5, false));
    assertThat(encoder.dim()).isEqualTo(1024);
    assertThat(stages(encoder, 32)).containsExactly("32 128", "16 256", "8 512", "4 1024");
  }

  @Test
  void stagesHaveTheStridesOfTheirStem() {
    assertThat(stages(new ResNet18().create(IMAGENET), 64))
        .containsExactly("16 64", "8 128", "4 256", "2 512");
    assertThat(stages(new ResNet18().create(CIFAR), 64))
        .containsExactly("64 64", "32 128", "16 256", "8 512");
  }

  @Test
  void convolutionsStartWithTheVarianceOfHe() {
    ResNetConfig narrow = new ResNetConfig(Stem.IMAGENET, 0.25, false);
    for (Variable variable : variables(new ResNet18().create(narrow))) {
      if (variable.shape().numDimensions() == 4) {
        double squares = 0;
        for (float value : start(variable)) {
          squares += value * value;
        }
        Shape shape = variable.shape();
        double variance = 2.0 / (shape.get(0) * shape.get(1) * shape.get(3));
        assertThat(squares / variable.size() / variance)
            .as(variable.name())
            .isCloseTo(1, within(0.1));
      }
    }
  }

  @Test
  void zeroInitialisesTheLastGainOfEachBlockOnly() {
    ResNetConfig config = new ResNetConfig(Stem.IMAGENET, 1, true);
    assertThat(zeroGains(new ResNet18().create(config)))
        .hasSize(8)
        .allMatch(name -> name.matches("layer\\d\\.\\d\\.bn2\\.weight"));
    assertThat(zeroGains(new ResNet50().create(config)))
        .hasSize(16)
        .allMatch(name -> name.matches("layer\\d\\.\\d\\.bn3\\.weight"));
    assertThat(zeroGains(new ResNet50().create(IMAGENET))).isEmpty();
  }

  @Test
  void refusesWhatIsNoImage() {
    Encoder encoder = new ResNet18().create(CIFAR);
    assertThatThrownBy(
            () ->
                NetworkBench.variables(
                    (net, x) ->
                        encoder
                            .encode(
                                net,
                                new Input(
                                    InputSpec.of("series", TensorSpec.floats("values", 96)),
                                    List.of(x)))
                            .pooled(),
                    Shape.of(-1, 96)))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "The encoder reads pixels, but examples of the kind series hold values. Choose an"
                + " encoder for such examples; isomer plugins --kind encoder lists them.");
  }

  private static List<Variable> variables(Encoder encoder) {
    return NetworkBench.variables(
        (net, input) -> encoder.encode(net, Input.ofImages(input)).pooled(),
        Shape.of(-1, 32, 32, 3));
  }

  private static List<String> zeroGains(Encoder encoder) {
    return variables(encoder).stream()
        .filter(variable -> variable.name().matches(".*(bn\\d|downsample.1)\\.weight"))
        .filter(variable -> start(variable)[0] == 0)
        .map(Variable::name)
        .toList();
  }

  private static float[] start(Variable variable) {
    float[] values = new float[variable.size()];
    CounterRandom random = CounterRandom.of(1, variable.name());
    variable.initializer().fill(values, variable.shape(), random);
    return values;
  }

  /** Height and channels of each stage on square images. */
  private static List<String> stages(Encoder encoder, int size) {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.INFERENCE, Precision.FLOAT32);
      Operand<TFloat32> input =
          net.tf().placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, size, size, 3)));
      return encoder.encode(net, Input.ofImages(input)).stages().stream()
          .map(stage -> stage.values().shape())
          .map(shape -> shape.get(1) + " " + shape.get(3))
          .toList();
    }
  }
}
