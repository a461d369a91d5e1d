package org.isomer.eval.multilabel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.isomer.cli.spi.Console;
import org.isomer.config.ConfigReader;
import org.isomer.eval.metric.MultilabelDialect;
import org.isomer.eval.result.MultilabelScores;
import org.isomer.eval.spi.FeatureEncoding;
import org.isomer.eval.spi.Model;
import org.isomer.eval.spi.ModelTask;
import org.isomer.eval.spi.Network;
import org.isomer.eval.spi.Outcome;
import org.isomer.eval.spi.Splits;
import org.isomer.eval.spi.Subject;
import org.isomer.examination.Examination;
import org.isomer.plugin.PluginLoader;
import org.isomer.reports.record.LabelSet;
import org.isomer.reports.record.Metric;
import org.isomer.spi.BadInputException;
import org.isomer.spi.ClassData;
import org.isomer.spi.Findings;
import org.isomer.spi.Image;
import org.isomer.spi.Step;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole task on drawn images with a red square, a blue one, both or none. */
class MultilabelTaskTest {
  private static final ConfigReader READER = new ConfigReader(PluginLoader.classPath());
  private static final int RED = 0xFF0000;
  private static final int BLUE = 0x0000FF;

  private final Path folder;

  MultilabelTaskTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    for (String part : List.of("train", "val", "test")) {
      List<String> names = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        names.add(part + i);
        draw(part + i, i, part.equals("test") && i == 7);
      }
      write("ImageSets/Main/%s.txt".formatted(part), String.join("\n", names));
    }
  }

  /** Upright and lying images take turns; bit 0 of the number stands for red, bit 1 for blue. */
  private void draw(String name, int number, boolean difficult) throws IOException {
    boolean upright = number % 3 == 0;
    int width = upright ? 10 : 20;
    int height = upright ? 20 : 10;
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    String objects = "";
    for (int label = 0; label < 2; label++) {
      if ((number >> label) % 2 == 1) {
        for (int pixel = 0; pixel < 16; pixel++) {
          image.setRGB(5 * label + pixel % 4, pixel / 4, label == 0 ? RED : BLUE);
        }
        objects +=
            """
            <object><name>%s</name><difficult>%d</difficult><bndbox><xmin>%d</xmin><ymin>0</ymin>
            <xmax>%d</xmax><ymax>4</ymax></bndbox></object>
            """
                .formatted(
                    label == 0 ? "red" : "blue",
                    difficult && label == 1 ? 1 : 0,
                    5 * label,
                    5 * label + 4);
      }
    }
    Path file = folder.resolve("JPEGImages/" + name + ".png");
    Files.createDirectories(file.getParent());
    ImageIO.write(image, "png", file.toFile());
    write("Annotations/" + name + ".xml", "<annotation>" + objects + "</annotation>");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private ModelTask task(String more) {
    return new Multilabel()
        .create(
            READER.bind(
                Multilabel.Config.class,
                "test",
                """
                data: {name: voc-boxes, path: '%s', title: squares, classes: [red, blue], validation: val}
                %s
                """
                    .formatted(folder, more),
                List.of()));
  }

  /** The mean of each colour is the feature vector. */
  private static final class MeanColour implements Model, Subject {
    @Override
    public String name() {
      return "mean colour";
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
      return Image.spec(8, 8, 3);
    }

    @Override
    public Optional<Network> network() {
      return Optional.empty();
    }

    @Override
    public FeatureEncoding open(InputSpec input, int threads) {
      return new FeatureEncoding() {
        @Override
        public int dim() {
          return 3;
        }

        @Override
        public long parameters() {
          return 0;
        }

        @Override
        public float[] encode(Rows rows, int count) {
          float[] values = rows.floats(0);
          int size = input.tensors().get(0).size();
          float[] means = new float[3 * count];
          for (int i = 0; i < count * size; i++) {
            means[i / size * 3 + i % 3] += values[i] * 3 / size;
          }
          return means;
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public Model model() {
      return this;
    }

    @Override
    public ClassData dataset() {
      throw new AssertionError("the task has data of its own");
    }

    @Override
    public Splits features() {
      throw new AssertionError("the task has data of its own");
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

  @Test
  void classesThatCanBeToldApartAreFound() {
    Outcome outcome = task("height: 20\nwidth: 20\nc: [0.01, 10]").measure(new MeanColour());

    Metric mean = Objects.requireNonNull(outcome.scores().metrics().get("mAP"));
    assertThat(mean.value()).isEqualTo(1);
    assertThat(mean.samples()).isEqualTo(8);
    assertThat(Objects.requireNonNull(outcome.scores().metrics().get("subset accuracy")).value())
        .isEqualTo(1);
    List<LabelSet> predicted = outcome.predictions().labelSets();
    assertThat(predicted).extracting(LabelSet::id).startsWith("test0", "test1").hasSize(8);
    assertThat(predicted.get(3).truth()).containsExactly(0, 1);
    assertThat(predicted.get(3).ignored()).isEmpty();
    assertThat(predicted.get(7).truth()).containsExactly(0);
    assertThat(predicted.get(7).ignored()).contains(List.of(1));
    assertThat(outcome.scores().classScores())
        .extracting(each -> each.support())
        .containsExactly(4L, 3L);
    assertThat(outcome.selection().orElseThrow().chosen().options()).containsKey("c");
    assertThat(MultilabelScores.of(MultilabelDialect.SCIKIT_LEARN, 2, predicted))
        .isEqualTo(outcome.scores());
  }

  @Test
  void aRefitSeesTheValidationImages() {
    String more = "height: 20\nwidth: 20\nc: [1]\ndialect: voc2007\n";

    Outcome once = task(more).measure(new MeanColour());
    Outcome twice = task(more + "refit: true").measure(new MeanColour());

    assertThat(once.scores().dialect()).isEqualTo("voc2007");
    assertThat(twice.selection()).isEqualTo(once.selection());
    assertThat(twice.predictions()).isNotEqualTo(once.predictions());
  }

  @Test
  void withoutAFrameImagesMustComeOutAlike() {
    assertThatThrownBy(() -> task("").measure(new MeanColour()))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "task/multilabel: the model's preprocessing makes the image train1 10×20×3, but the first one 20×10×3. Set height and width, to which images are then fitted.");
    assertThatThrownBy(() -> task("height: 20"))
        .isInstanceOf(BadInputException.class)
        .hasMessage("task/multilabel: only one of height and width is given. Give both or none.");
  }

  @Test
  void aClassThatNoTrainingImageIsJudgedForIsNamed() throws IOException {
    for (int i = 0; i < 8; i++) {
      draw("train" + i, i | 2, true);
    }

    Examination<?> examination = task("").examination().orElseThrow();
    assertThatThrownBy(() -> examined(examination))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "squares: every training image has difficult objects alone of the class blue, so it"
                + " cannot be learned. Leave the class out.");
  }

  @Test
  void aClassThatEveryTestImageShowsIsNamed() throws IOException {
    for (int i = 0; i < 8; i++) {
      draw("test" + i, i | 1, false);
    }
    assertThat(examined(task("").examination().orElseThrow()).warnings())
        .contains(
            "squares: every test image shows red, so that any ranking of them is perfect. Add images without it.");

    for (int i = 0; i < 8; i++) {
      draw("test" + i, 3, false);
    }
    Examination<?> examination = task("").examination().orElseThrow();
    assertThatThrownBy(() -> examined(examination))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "squares: every test image shows red, blue, so that any ranking of them is perfect. Add images without it.");
  }

  private static <C extends Record> Findings examined(Examination<C> examination) {
    return examination.judge(examination.count(more -> {}));
  }
}
