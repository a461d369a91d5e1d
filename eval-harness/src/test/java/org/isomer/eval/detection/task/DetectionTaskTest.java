package org.isomer.eval.detection.task;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.isomer.cli.spi.Console;
import org.isomer.config.ConfigReader;
import org.isomer.eval.detection.OperatingPoint;
import org.isomer.eval.detection.score.DetectionDialect;
import org.isomer.eval.detection.score.DetectionScores;
import org.isomer.eval.spi.FeatureEncoding;
import org.isomer.eval.spi.Model;
import org.isomer.eval.spi.ModelTask;
import org.isomer.eval.spi.Network;
import org.isomer.eval.spi.Outcome;
import org.isomer.eval.spi.Splits;
import org.isomer.eval.spi.Subject;
import org.isomer.eval.spi.Task;
import org.isomer.graph.Variable;
import org.isomer.plugin.PluginLoader;
import org.isomer.random.CounterRandom;
import org.isomer.reports.artifact.ArtifactKind;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.ClassData;
import org.isomer.spi.Encoder;
import org.isomer.spi.Image;
import org.isomer.spi.Option;
import org.isomer.spi.Step;
import org.isomer.tensor.InputSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole task on a handful of drawn squares, bright and dark. */
class DetectionTaskTest {
  private static final ConfigReader READER = new ConfigReader(PluginLoader.classPath());
  private static final int SIDE = 32;
  private static final ByteArrayOutputStream PRINTED = new ByteArrayOutputStream();

  private record Options(
      @Option(help = "task") Choice<Task> task,
      @Option(help = "encoder", value = "{name: convnet, widths: [8, 16], strides: [2, 2]}")
          Choice<Encoder> encoder) {}

  private final Path folder;

  DetectionTaskTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    for (String part : List.of("train", "val", "test")) {
      Files.createDirectories(folder.resolve("images/" + part));
      Files.createDirectories(folder.resolve("labels/" + part));
      for (int i = 0; i < 8; i++) {
        draw(part, i);
      }
    }
  }

  private void draw(String part, int number) throws IOException {
    CounterRandom random = CounterRandom.of(1, part).at(number, 0, 0);
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    int label = number % 2;
    int side = 8 + random.nextInt(5);
    int left = random.nextInt(SIDE - side);
    int top = random.nextInt(SIDE - side);
    for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
      int x = pixel % SIDE;
      int y = pixel / SIDE;
      boolean inside = x >= left && x < left + side && y >= top && y < top + side;
      image.setRGB(x, y, inside ? label == 0 ? 0xFFFFFF : 0x000000 : 0x808080);
    }
    String name = part + "/" + number;
    ImageIO.write(image, "png", folder.resolve("images/" + name + ".png").toFile());
    Files.writeString(
        folder.resolve("labels/" + name + ".txt"),
        "%d %s %s %s %s\n"
            .formatted(
                label,
                (left + side / 2.0) / SIDE,
                (top + side / 2.0) / SIDE,
                (double) side / SIDE,
                (double) side / SIDE));
  }

  private Options options(String more) {
    return READER.bind(
        Options.class,
        "test",
        """
        task:
          name: detection
          data: {name: yolo-boxes, path: '%s', title: squares, names: [bright, dark], validation: val}
          head: {width: 16, groups: 4, convolutions: 1, finest-stride: 4, coarser-levels: 1}
          augmentation: {scale-min: 0.9, scale-max: 1.1}
          training:
            {optimizer: adam, learning-rate: 0.01, epochs: 30, batch-size: 4, clip-norm: 5, encoder: fine-tuned}
        %s
        """
            .formatted(folder, more),
        List.of());
  }

  /** An encoder whose weights are drawn by their names. */
  private record Drawn(Optional<Network> network) implements Model, Subject {
    static Drawn of(Encoder encoder) {
      return new Drawn(Optional.of(new Network(encoder, Drawn::weights)));
    }

    private static Map<String, float[]> weights(List<Variable> variables) {
      Map<String, float[]> values = new LinkedHashMap<>();
      for (Variable variable : variables) {
        float[] scalars = new float[variable.size()];
        variable
            .initializer()
            .fill(scalars, variable.shape(), CounterRandom.of(0, variable.name()));
        values.put(variable.name(), scalars);
      }
      return values;
    }

    @Override
    public String name() {
      return "drawn";
    }

    @Override
    public String digest() {
      return "";
    }

    @Override
    public List<Step> preprocessing() {
      return List.of();
    }

    @Override
    public InputSpec input() {
      return Image.spec(SIDE, SIDE, 3);
    }

    @Override
    public FeatureEncoding open(InputSpec input, int threads) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Model model() {
      return this;
    }

    @Override
    public ClassData dataset() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Splits features() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int threads() {
      return 1;
    }

    @Override
    public Console console() {
      return Console.plain(new PrintStream(PRINTED, true, UTF_8));
    }
  }

  private static Outcome measure(Options options) {
    return ((ModelTask) options.task().create()).measure(Drawn.of(options.encoder().create()));
  }

  @Test
  void findsSquaresWithTheSameBitsTwice() {
    Outcome outcome = measure(options(""));

    assertThat(Objects.requireNonNull(outcome.scores().metrics().get("AP50")).value())
        .isGreaterThan(.5);
    assertThat(outcome.predictions().boxes()).hasSize(8);
    assertThat(outcome.selection().orElseThrow().trials()).hasSize(19);
    assertThat(outcome.artifacts())
        .extracting(artifact -> artifact.kind())
        .containsExactly(ArtifactKind.PRECISION_RECALL, ArtifactKind.OVERLAYS);
    assertThat(outcome.seconds()).containsOnlyKeys("training", "prediction", "metrics");
    assertThat(PRINTED.toString(UTF_8)).contains("detection head").doesNotContain("Warning");

    Outcome again = measure(options(""));
    assertThat(again.predictions()).isEqualTo(outcome.predictions());
    assertThat(again.scores()).isEqualTo(outcome.scores());
    assertThat(again.artifacts()).isEqualTo(outcome.artifacts());

    double score =
        Double.parseDouble(outcome.selection().orElseThrow().chosen().options().get("score"));
    assertThat(
            DetectionScores.of(
                List.of("bright", "dark"),
                outcome.predictions().boxes(),
                new OperatingPoint(.5, score),
                DetectionDialect.COCO))
        .isEqualTo(outcome.scores());
  }

  @Test
  void refusesWhatHasNoFeatureMaps() {
    ModelTask task = (ModelTask) options("").task().create();

    assertThatThrownBy(() -> task.measure(new Drawn(Optional.empty())))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "drawn has no feature maps, so it cannot do detection. Choose a run or a network of weights.");
  }

  @Test
  void refusesGroupsThatDoNotDivide() {
    Options options =
        READER.bind(
            Options.class,
            "test",
            "task: {name: detection, data: {name: yolo-boxes, path: none}, head: {width: 16, groups: 3}}",
            List.of());

    assertThatThrownBy(() -> options.task().create())
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "The option head.groups is 3, which does not divide head.width, 16. Choose a divisor.");
  }
}
