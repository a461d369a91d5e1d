package org.isomer.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.isomer.config.ConfigReader;
import org.isomer.eval.spi.FeatureEncoding;
import org.isomer.eval.spi.Model;
import org.isomer.graph.GraphSession;
import org.isomer.graph.PositionGrid;
import org.isomer.graph.Variable;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Image;
import org.isomer.tensor.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Position embeddings for images of another size. */
class PositionInterpolationTest {
  private static final ConfigReader READER = new ConfigReader(PluginLoader.classPath());
  private static final int WIDTH = 2;

  @TempDir private Path folder;

  static Stream<String> recorded() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            PositionInterpolationTest.class.getResourceAsStream("position-embeddings.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
    }
  }

  /**
   * As timm's {@code resample_abs_pos_embed} with PyTorch 2.13; a line has the old and the new
   * sides, the number of other tokens, and the result for {@link #embeddings}.
   */
  @ParameterizedTest
  @MethodSource("recorded")
  void givesTheNumbersOfTimm(String line) {
    double[] numbers =
        Stream.of(line.replace("| ", "").split(" ")).mapToDouble(Double::parseDouble).toArray();
    int others = (int) numbers[4];
    PositionGrid from = new PositionGrid(others, (int) numbers[0], (int) numbers[1]);
    PositionGrid to = new PositionGrid(others, (int) numbers[2], (int) numbers[3]);
    float[] result = new PositionInterpolation(from, to).of(embeddings(from.tokens()));
    assertThat(result).hasSize(numbers.length - 5);
    for (int i = 0; i < result.length; i++) {
      assertThat((double) result[i]).isCloseTo(numbers[i + 5], within(1e-6));
    }
  }

  private static float[] embeddings(int tokens) {
    float[] values = new float[tokens * WIDTH];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i / WIDTH * 7 + i % WIDTH * 13) * 37 % 101 / 50f - 1;
    }
    return values;
  }

  @Test
  void theSameGridIsLeftAsItIs() {
    PositionGrid grid = new PositionGrid(1, 3, 4);
    assertThat(new PositionInterpolation(grid, grid).of(embeddings(13)))
        .containsExactly(embeddings(13));
  }

  @Test
  void aTransformerTakesImagesOfAnotherSizeAndSaysSo() throws IOException {
    Model model = model(32, 32, 64, 32);
    assertThat(model.warnings(Image.spec(32, 32, 3))).isEmpty();
    assertThat(model.warnings(model.input()))
        .containsExactly(
            folder.resolve("weights.safetensors")
                + ": pos_embed, made for a grid of 2 × 2 patches, is interpolated to 4 × 2 (bicubic"
                + " with antialiasing, as timm does it), for images of another size than the"
                + " weights were made for.");
    try (FeatureEncoding encoding = model.open(model.input(), 1)) {
      assertThat(encoding.encode(new Rows(model.input(), 1), 1))
          .hasSize(192)
          .doesNotContain(Float.NaN);
    }
  }

  /** Nine by four is as many as six by six. */
  @Test
  void theGridOfTheModelFilesImagesGoesBeforeASquareOne() throws IOException {
    Model model = model(144, 64, 144, 64);
    assertThat(model.warnings(Image.spec(144, 64, 3))).isEmpty();
    assertThat(model.warnings(Image.spec(96, 96, 3)))
        .singleElement()
        .asString()
        .contains("a grid of 9 × 4 patches, is interpolated to 6 × 6");
  }

  @Test
  void aNumberThatIsNoSquareIsRefused() throws IOException {
    Model model = model(32, 48, 64, 64);
    assertThatThrownBy(() -> model.open(model.input(), 1))
        .isInstanceOf(BadInputException.class)
        .hasMessageEndingWith(
            "\n  pos_embed has shape [1, 7, 192], expected [1, 17, 192]; 6 positions are no square"
                + " grid that could be interpolated; set input to the size that the weights were made"
                + " for");
  }

  /** A transformer for images of one size, with a model file that says another. */
  private Model model(int madeHeight, int madeWidth, int height, int width) throws IOException {
    Path file = folder.resolve("model.yaml");
    Files.writeString(
        file,
        "name: a\nencoder: vit-tiny\nweights: weights.safetensors\nlayout: timm-vit\ninput: [%d, %d, 3]\n"
            .formatted(height, width));
    StoredModel stored = StoredModel.read(file, READER);
    List<Variable> variables =
        FrozenGraph.variables(
            stored.content().encoder().orElseThrow().create(),
            Image.spec(madeHeight, madeWidth, 3));
    Map<String, float[]> values = GraphSession.initialValues(variables, 1);
    WeightFile.write(folder.resolve("weights.safetensors"), Layout.TIMM_VIT, variables, values);
    return stored.open();
  }
}
