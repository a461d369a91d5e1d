package org.isomer.eval.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.isomer.config.ConfigReader;
import org.isomer.eval.spi.FeatureEncoding;
import org.isomer.eval.spi.Model;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Variable;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Image;
import org.isomer.tensor.Rows;
import org.isomer.weights.Layout;
import org.isomer.weights.WeightFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models whose position embeddings were made for images of another size. */
class OtherGridTest {
  private static final ConfigReader READER = new ConfigReader(PluginLoader.classPath());

  @TempDir private Path folder;

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
