package org.isomer.eval.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.isomer.cli.spi.Console;
import org.isomer.config.ConfigReader;
import org.isomer.eval.spi.FeatureEncoding;
import org.isomer.eval.spi.Model;
import org.isomer.eval.spi.ModelTask;
import org.isomer.eval.spi.Network;
import org.isomer.eval.spi.Outcome;
import org.isomer.eval.spi.Splits;
import org.isomer.eval.spi.Subject;
import org.isomer.eval.spi.Task;
import org.isomer.graph.Initializer;
import org.isomer.graph.Net;
import org.isomer.graph.Role;
import org.isomer.graph.Variable;
import org.isomer.plugin.PluginLoader;
import org.isomer.random.CounterRandom;
import org.isomer.reports.record.Prediction;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.ClassData;
import org.isomer.spi.Encoder;
import org.isomer.spi.Example;
import org.isomer.spi.Features;
import org.isomer.spi.Image;
import org.isomer.spi.Input;
import org.isomer.spi.Option;
import org.isomer.spi.Split;
import org.isomer.spi.Step;
import org.isomer.tensor.InputSpec;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

class FineTuningTest {
  private static final ConfigReader READER = new ConfigReader(PluginLoader.classPath());

  /**
   * A linear map of the pixels to two features that starts blind, as their sum for both: no
   * classifier on the frozen features can tell the classes apart.
   */
  private static final Encoder BLIND =
      new Encoder() {
        @Override
        public Features encode(Net net, Input input) {
          Operand<TFloat32> weight =
              net.variable("weight", Shape.of(16, 2), Role.WEIGHT, Initializer.constant(.1f));
          Operand<TFloat32> flat =
              net.tf().reshape(input.floats(Image.PIXELS), net.tf().constant(new int[] {-1, 16}));
          Operand<TFloat32> bias =
              net.variable("bias", Shape.of(2), Role.BIAS, Initializer.constant(.1f));
          return new Features(
              net.tf().math.add(net.tf().linalg.matMul(flat, weight), bias), List.of());
        }

        @Override
        public int dim() {
          return 2;
        }
      };

  private record Options(@Option(help = "t") Choice<Task> task) {}

  @Test
  void trainsTheEncoder() {
    Outcome outcome = measure("epochs: 20, batch-size: 8, learning-rate: [0.5]", 0, true);

    assertThat(accuracy(outcome)).isEqualTo(1);
    assertThat(outcome.scores().metrics()).containsKeys("macro AUROC", "ECE", "Brier score");
    assertThat(outcome.predictions().classes()).extracting(Prediction::id).startsWith("t0", "t1");
  }

  @Test
  void choosesTheLearningRateOnValidation() {
    Outcome outcome = measure("epochs: 20, batch-size: 8, learning-rate: [1e-6, 0.5]", 0, true);

    assertThat(outcome.selection().orElseThrow().chosen().options())
        .containsEntry("learning-rate", "0.5");
    assertThat(accuracy(outcome)).isEqualTo(1);
  }

  @Test
  void testLabelsDecideNothingAndEqualArgumentsGiveEqualBits() {
    String options = "epochs: 2, batch-size: 8, learning-rate: [0.01, 0.1]";

    Outcome with = measure(options, 0, true);
    Outcome without = measure(options, 1, true);

    assertThat(without.selection()).isEqualTo(with.selection());
    assertThat(without.predictions().classes())
        .extracting(Prediction::score)
        .isEqualTo(with.predictions().classes().stream().map(Prediction::score).toList());
  }

  @Test
  void someLabels() {
    Outcome outcome =
        measure("epochs: 30, batch-size: 4, per-class: 4, learning-rate: [0.5]", 0, true);

    assertThat(accuracy(outcome)).isGreaterThan(.8);
    assertThat(task("fraction: 0.01").title()).isEqualTo("fine-tuning, 1 % of labels");
    assertThat(task("epochs: 1").title()).isEqualTo("fine-tuning");
  }

  /** What is frozen stays blind, and a rate that falls towards the input is another rate. */
  @Test
  void trainsPartsOfTheEncoder() {
    String options = "epochs: 20, batch-size: 8, learning-rate: [0.5], optimizer: {name: sgd";
    assertThat(accuracy(measure(options + ", freeze: [weight]}", 0, true))).isLessThan(1);
    Outcome decayed = measure(options + ", layer-decay: 0.75}", 0, true);
    assertThat(accuracy(decayed)).isEqualTo(1);
    assertThat(decayed.predictions().classes())
        .extracting(Prediction::score)
        .isNotEqualTo(
            measure(options + "}", 0, true).predictions().classes().stream()
                .map(Prediction::score)
                .toList());
    assertThatThrownBy(() -> measure(options + ", freeze: [offset]}", 0, true))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(
            "optimizer.freeze: the encoder has no part offset; it has weight, bias.");
  }

  @Test
  void saysThatThereIsNothingToTrain() {
    assertThatThrownBy(() -> measure("epochs: 1", 0, false))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "task/fine-tuning: blind has no encoder that could be trained. Choose a run or a network of weights.");
  }

  @Test
  void saysThatACropHasTheWrongSize() {
    assertThatThrownBy(
            () ->
                measure(
                    "epochs: 1, augmentations: [{name: random-resized-crop, size: 3}]", 0, true))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "task/fine-tuning: augmentations and the model's preprocessing make 3×3×1,"
                + " but the model takes 4×4×1; set the size of a crop to that.");
  }

  private static double accuracy(Outcome outcome) {
    return Objects.requireNonNull(outcome.scores().metrics().get("accuracy")).value();
  }

  private static ModelTask task(String options) {
    String yaml = "task: {name: fine-tuning, %s}".formatted(options);
    return (ModelTask) READER.bind(Options.class, "test", yaml, List.of()).task().create();
  }

  private static Outcome measure(String options, int wrongTestLabels, boolean network) {
    return task(options).measure(new Stripes(wrongTestLabels, network));
  }

  private static Map<String, float[]> sums(List<Variable> variables) {
    Map<String, float[]> values = new LinkedHashMap<>();
    for (Variable variable : variables) {
      float[] sums = new float[variable.size()];
      Arrays.fill(sums, .1f);
      values.put(variable.name(), sums);
    }
    return values;
  }

  /** Images whose upper or lower half is bright. */
  private record Stripes(int wrongTestLabels, boolean network) implements Subject {
    @Override
    public Model model() {
      return new Model() {
        @Override
        public String name() {
          return "blind";
        }

        @Override
        public String digest() {
          return "b";
        }

        @Override
        public List<Step> preprocessing() {
          return List.of();
        }

        @Override
        public InputSpec input() {
          return Image.spec(4, 4, 1);
        }

        @Override
        public Optional<Network> network() {
          return network ? Optional.of(new Network(BLIND, FineTuningTest::sums)) : Optional.empty();
        }

        @Override
        public FeatureEncoding open(InputSpec input, int threads) {
          throw new IllegalStateException("fine-tuning needs no feature vectors");
        }
      };
    }

    @Override
    public ClassData dataset() {
      return new ClassData() {
        @Override
        public String title() {
          return "halves";
        }

        @Override
        public List<String> classes() {
          return List.of("upper", "lower");
        }

        @Override
        public AnnotatedExamples<OptionalInt> split(Split split) {
          return new Halves(split, split == Split.TEST ? wrongTestLabels : 0);
        }

        @Override
        public String digest() {
          return "d";
        }
      };
    }

    @Override
    public Splits features() {
      throw new IllegalStateException("fine-tuning needs no feature vectors");
    }

    @Override
    public int threads() {
      return 1;
    }

    @Override
    public Console console() {
      return Console.plain(new PrintStream(OutputStream.nullOutputStream()));
    }
  }

  private record Halves(Split split, int wrong) implements AnnotatedExamples<OptionalInt> {
    @Override
    public long size() {
      return split == Split.TRAIN ? 64 : 20;
    }

    @Override
    public OptionalInt annotation(long index) {
      return OptionalInt.of((int) ((index + wrong) % 2));
    }

    @Override
    public String id(long index) {
      return (split == Split.TEST ? "t" : "x") + index;
    }

    @Override
    public Example buffer() {
      return new Image();
    }

    @Override
    public void read(long index, Example into) {
      CounterRandom random = CounterRandom.of(1, split.name()).at((int) index, 0, 0);
      Image image = ((Image) into).reshape(4, 4, 1);
      for (int pixel = 0; pixel < 16; pixel++) {
        boolean bright = pixel / 8 == index % 2;
        image.values()[pixel] = (bright ? .5f : 0) + .5f * random.nextFloat();
      }
    }
  }
}
