package org.isomer.eval.training;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.cli.spi.Console;
import org.isomer.cli.spi.Progress;
import org.isomer.config.ConfigReader;
import org.isomer.eval.spi.Head;
import org.isomer.eval.spi.Network;
import org.isomer.graph.Initializer;
import org.isomer.graph.Net;
import org.isomer.graph.Normalization;
import org.isomer.graph.Role;
import org.isomer.graph.Variable;
import org.isomer.plugin.PluginLoader;
import org.isomer.random.CounterRandom;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Encoder;
import org.isomer.spi.FeatureMap;
import org.isomer.spi.Features;
import org.isomer.spi.Image;
import org.isomer.spi.Input;
import org.isomer.spi.Option;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Rows;
import org.isomer.tensor.TensorSpec;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

class HeadTrainingTest {
  private static final InputSpec IMAGE = Image.spec(2, 2, 1);
  private static final ConfigReader READER = new ConfigReader(PluginLoader.classPath());

  /** Four pixels to four features with a normalisation, so that there are statistics to move. */
  private static final Encoder ENCODER =
      new Encoder() {
        @Override
        public Features encode(Net net, Input input) {
          Operand<TFloat32> weight =
              net.variable("weight", Shape.of(1, 1, 1, 3), Role.WEIGHT, Initializer.constant(.5f));
          Operand<TFloat32> map =
              net.tf()
                  .nn
                  .conv2d(input.floats(Image.PIXELS), weight, List.of(1L, 1L, 1L, 1L), "VALID");
          map = Normalization.batchNorm(net, "bn", map);
          return new Features(
              net.tf().math.mean(map, net.tf().constant(new int[] {1, 2})),
              List.of(FeatureMap.of(map)));
        }

        @Override
        public int dim() {
          return 3;
        }
      };

  /** A number for each image, by squared error. */
  private static final Head HEAD =
      new Head() {
        @Override
        public List<Operand<TFloat32>> outputs(Net net, Features features) {
          Operand<TFloat32> weight =
              net.variable("weight", Shape.of(3, 1), Role.WEIGHT, Initializer.constant(.1f));
          Operand<TFloat32> bias =
              net.variable("bias", Shape.of(1), Role.BIAS, Initializer.constant(0));
          return List.of(
              net.tf().math.add(net.tf().linalg.matMul(features.pooled(), weight), bias));
        }

        @Override
        public List<TensorSpec> targets() {
          return List.of(TensorSpec.floats("mean", 1));
        }

        @Override
        public Operand<TFloat32> loss(
            Net net, List<Operand<TFloat32>> outputs, List<Operand<TFloat32>> targets) {
          Operand<TFloat32> error = net.tf().math.sub(outputs.get(0), targets.get(0));
          return net.tf()
              .math
              .mean(net.tf().math.square(error), net.tf().constant(new int[] {0, 1}));
        }
      };

  /** The mean of an image with noise, which is also the target. */
  private static final HeadExamples EXAMPLES =
      new HeadExamples() {
        @Override
        public int size() {
          return 10;
        }

        @Override
        public HeadExample at(int index, CounterRandom random) {
          Image input = new Image().reshape(2, 2, 1);
          float[] image = input.values();
          float sum = 0;
          for (int i = 0; i < 4; i++) {
            image[i] = index / 10f + .1f * (float) random.nextDouble();
            sum += image[i];
          }
          return new HeadExample(input, List.of(new float[] {sum / 4}));
        }
      };

  private record Options(@Option(help = "t", value = "{}") HeadTraining training) {}

  private static HeadTraining training(String yaml) {
    return READER.bind(Options.class, "test", yaml, List.of()).training();
  }

  private static Map<String, float[]> given(List<Variable> variables) {
    Map<String, float[]> values = new LinkedHashMap<>();
    for (Variable variable : variables) {
      float[] scalars = new float[variable.size()];
      for (int i = 0; i < scalars.length; i++) {
        scalars[i] = 1 + i / 4f;
      }
      values.put(variable.name(), scalars);
    }
    return values;
  }

  private static List<Float> predictions(HeadTraining training, int threads) {
    Console console = Console.plain(new PrintStream(OutputStream.nullOutputStream()));
    try (Progress progress = console.progress("head", training.steps(10), "steps");
        TrainedHead trained =
            training.train(
                new Network(ENCODER, HeadTrainingTest::given),
                HEAD,
                IMAGE,
                EXAMPLES,
                threads,
                progress)) {
      float[] outputs =
          trained.outputs(Rows.of(IMAGE, new float[] {0, 0, 0, 0, 1, 1, 1, 1, 9}), 2).get(0);
      List<Float> values = new ArrayList<>();
      for (float output : outputs) {
        values.add(output);
      }
      return values;
    }
  }

  @Test
  void learnsOnAFrozenEncoder() {
    List<Float> values =
        predictions(training("{training: {learning-rate: 0.05, epochs: 200, batch-size: 5}}"), 1);

    assertThat(values.get(0)).isBetween(-.1f, .1f);
    assertThat(values.get(1)).isBetween(.9f, 1.1f);
  }

  @Test
  void theNumberOfWorkersChangesNothing() {
    HeadTraining training = training("{training: {encoder: fine-tuned, epochs: 3}}");

    assertThat(predictions(training, 1)).isEqualTo(predictions(training, 1));
    assertThat(predictions(training, 3)).isEqualTo(predictions(training, 1));
  }

  @Test
  void gradientsThatNobodyHasVerifiedAreNamed() {
    assertThat(printed(HEAD)).doesNotContain("Warning");
    assertThat(printed(new WavyHead()))
        .contains(
            "warning: training relies on gradients of TensorFlow operations that Isomer has not verified: Sin.");
  }

  /** The loss of {@link #HEAD}, with an operation that nothing else uses. */
  private record WavyHead() implements Head {
    @Override
    public List<Operand<TFloat32>> outputs(Net net, Features features) {
      return HEAD.outputs(net, features);
    }

    @Override
    public List<TensorSpec> targets() {
      return HEAD.targets();
    }

    @Override
    public Operand<TFloat32> loss(
        Net net, List<Operand<TFloat32>> outputs, List<Operand<TFloat32>> targets) {
      return net.tf().math.sin(HEAD.loss(net, outputs, targets));
    }
  }

  private static String printed(Head head) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    Console console = Console.plain(new PrintStream(printed, true, UTF_8));
    try (Progress progress = console.progress("head", 2, "steps");
        TrainedHead trained =
            training("{training: {epochs: 1}}")
                .train(
                    new Network(ENCODER, HeadTrainingTest::given),
                    head,
                    IMAGE,
                    EXAMPLES,
                    1,
                    progress)) {
      assertThat(trained.outputs(new Rows(IMAGE, 1), 1)).hasSize(1);
    }
    return printed.toString(UTF_8);
  }

  @Test
  void theEncoderMovesOnlyWhenItIsFineTuned() {
    assertThat(encoder("{training: {epochs: 2}}")).allSatisfy(HeadTrainingTest::isGiven);
    assertThat(encoder("{training: {encoder: fine-tuned, epochs: 2}}"))
        .noneSatisfy(HeadTrainingTest::isGiven);
    assertThat(
            encoder("{training: {encoder: fine-tuned, encoder-rate-factor: 1e-30, epochs: 2}}")
                .get("encoder.weight"))
        .containsExactly(1, 1.25f, 1.5f);
  }

  private static void isGiven(String name, float[] values) {
    assertThat(values[0]).as(name).isEqualTo(1);
  }

  private static Map<String, float[]> encoder(String yaml) {
    HeadTraining training = training(yaml);
    Console console = Console.plain(new PrintStream(OutputStream.nullOutputStream()));
    try (Progress progress = console.progress("head", training.steps(10), "steps")) {
      Network network = new Network(ENCODER, HeadTrainingTest::given);
      Map<String, float[]> found = new LinkedHashMap<>();
      training
          .values(network, HEAD, IMAGE, EXAMPLES, 1, progress)
          .forEach(
              (name, values) -> {
                if (name.startsWith("encoder.")) {
                  found.put(name, values);
                }
              });
      return found;
    }
  }

  @Test
  void clipsTheGradient() {
    HeadTraining clipped = training("{training: {clip-norm: 1e-9, epochs: 1}}");

    assertThat(clipped.clipNorm()).isEqualTo(Optional.of(1e-9));
    assertThat(predictions(clipped, 1))
        .isNotEqualTo(predictions(training("{training: {epochs: 1}}"), 1));
  }

  @Test
  void saysWhereTheLossIsNotFinite() {
    HeadTraining wild = training("{training: {learning-rate: 1000, epochs: 20, batch-size: 5}}");

    assertThatThrownBy(() -> predictions(wild, 1))
        .isInstanceOf(BadInputException.class)
        .hasMessageMatching(
            "training of the head has diverged: (loss|gradient-norm) is (NaN|Infinity) at step \\d+,"
                + " at a learning rate of [0-9.e+]+. Choose a smaller training.learning-rate than"
                + " 1000.0, or set training.clip-norm.");
  }
}
