package org.isomer.eval.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.isomer.config.ConfigReader;
import org.isomer.eval.spi.FeatureEncoding;
import org.isomer.eval.spi.Model;
import org.isomer.eval.spi.Network;
import org.isomer.eval.spi.Weights;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Role;
import org.isomer.modality.series.Series;
import org.isomer.modality.text.Text;
import org.isomer.modality.text.Tokens;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Image;
import org.isomer.spi.Input;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Rows;
import org.isomer.tensor.Scalar;
import org.isomer.tensor.TensorSpec;
import org.isomer.weights.Layout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Encoders with drawn weights and statistics, to a folder and back. */
class ExportTest {
  private static final ConfigReader READER = new ConfigReader(PluginLoader.classPath());
  private static final InputSpec SHAPE = Image.spec(48, 32, 3);

  private static final Weights DRAWN =
      variables -> {
        Map<String, float[]> values = GraphSession.initialValues(variables, 11);
        variables.stream()
            .filter(variable -> variable.role() == Role.STATE)
            .forEach(
                variable -> {
                  float[] statistics = Noise.of(variable.size(), variable.name().hashCode() % 97);
                  for (int i = 0; i < statistics.length; i++) {
                    statistics[i] = 1 + 0.5f * statistics[i];
                  }
                  values.put(variable.name(), statistics);
                });
        return values;
      };

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{name: resnet18, width: 0.0625} | ISOMER",
        "{name: resnet18, width: 0.0625} | TORCHVISION_RESNET",
        "{name: resnet50, width: 0.0625, stem: cifar} | TORCHVISION_RESNET",
        "{name: vit-tiny, pooling: mean} | TIMM_VIT",
        "{name: convnet, widths: [4, 8], strides: [2, 2]} | ISOMER"
      })
  void weightsComeBackBitwise(String encoder, Layout layout) {
    Export export = export(encoder);
    Path out = folder.resolve("out");
    export.writeWeights(out, layout);
    assertThat(features(open(out))).containsExactly(features(original(export)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{name: resnet18, width: 0.0625}",
        "vit-tiny",
        "{name: convnet, widths: [4, 8], strides: [2, 2]}"
      })
  void aSavedModelGivesTheSameFeatures(String encoder) {
    Export export = export(encoder);
    Path out = folder.resolve("out");
    export.writeSavedModel(out);
    Model model = open(out);
    assertThat(out.resolve("model.yaml")).content().containsPattern("weights-digest: \\w{64}");
    assertThat(model.network()).isEmpty();
    assertThat(features(model)).containsExactly(features(original(export)), within(1e-5f));
    try (FeatureEncoding saved = model.open(model.input(), 1);
        FeatureEncoding original = original(export).open(SHAPE, 1)) {
      assertThat(saved.dim()).isEqualTo(original.dim());
      assertThat(saved.parameters()).isEqualTo(original.parameters());
    }
  }

  static Stream<Arguments> sequences() {
    InputSpec series = Series.spec(14, 2);
    InputSpec tokens =
        new InputSpec(
            Text.MODALITY,
            List.of(TensorSpec.ints(Tokens.IDS, 50, 14), TensorSpec.floats(Input.MASK, 14)));
    return Stream.of(
        arguments("{name: text-transformer, width: 16, depth: 2, heads: 2}", tokens),
        arguments("{name: dilated-convnet, width: 4, depth: 2, dim: 6}", series),
        arguments("{name: gru, width: 6}", series));
  }

  @ParameterizedTest
  @MethodSource("sequences")
  void encodersOfTextsAndSeriesComeBackToo(String encoder, InputSpec input) throws IOException {
    Export images = export(encoder);
    Export export =
        new Export("a test", images.choice(), images.network(), input, List.of(), images.origin());
    Rows rows = sequences(input);
    Model original = new EncoderModel("original", "", export.network(), List.of(), input);
    Path weights = folder.resolve("weights");
    Path saved = folder.resolve("saved");
    export.writeWeights(weights, Layout.ISOMER);
    export.writeSavedModel(saved);

    assertThat(open(weights).input()).isEqualTo(input);
    assertThat(features(open(weights), rows)).containsExactly(features(original, rows));
    assertThat(features(open(saved), rows))
        .containsExactly(features(original, rows), within(1e-5f));
    String first = input.tensors().get(0).name();
    assertThat(saved.resolve("README.txt"))
        .content()
        .contains("What a %s becomes".formatted(input.modality()), "- mask: float32, [14]")
        .contains("(%1$s=%1$s, mask=mask)".formatted(first))
        .doesNotContain("mages");
  }

  /** Two rows, the second half padding. */
  private static Rows sequences(InputSpec spec) {
    Rows rows = new Rows(spec, 2);
    TensorSpec first = spec.tensors().get(0);
    for (int row = 0; row < 2; row++) {
      float[] mask = new float[14];
      Arrays.fill(mask, 0, 14 - 7 * row, 1);
      rows.put(row, 1, mask);
      int real = first.size() / 14 * (14 - 7 * row);
      if (first.scalar() == Scalar.INT32) {
        int[] ids = new int[14];
        Arrays.setAll(ids, i -> i < real ? (11 * i + 3) % 50 : 0);
        rows.put(row, 0, ids);
      } else {
        rows.put(row, 0, Arrays.copyOf(Noise.of(real, row), first.size()));
      }
    }
    return rows;
  }

  private static float[] features(Model model, Rows rows) {
    try (FeatureEncoding encoding = model.open(model.input(), 1)) {
      return encoding.encode(rows, 2);
    }
  }

  @Test
  void theFolderSaysHowToUseIt() throws IOException {
    Path out = folder.resolve("out");
    export("{name: resnet18, width: 0.0625}").writeWeights(out, Layout.TORCHVISION_RESNET);
    assertThat(out.resolve("README.txt"))
        .content()
        .contains(
            "a test",
            "48 × 32 pixels, channels red, green, blue",
            "- resize {size: 48, fit: square}",
            "- normalize {mean: [0.5], std: [0.25]}",
            "torchvision.models.resnet18()",
            "    image = image.resize((48, 48), Image.BILINEAR)\n    image = numpy.asarray(image, numpy.float32) / 255\n    image = (image - [0.5]) / [0.25]\n    images = torch.tensor(image).permute(2, 0, 1)[None].float()\n");
    assertThat(folder).isDirectoryNotContaining("glob:**.new");
    StoredModel again = StoredModel.read(out.resolve("model.yaml"), READER);
    assertThat(again.content().name()).isEqualTo("a test");
    assertThat(again.content().preprocessing()).hasSize(2);
    assertThat(again.content().pretraining().orElseThrow().data()).isEqualTo("noise");
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    Path out = Files.createDirectory(folder.resolve("out"));
    assertThatThrownBy(() -> export("convnet").writeWeights(out, Layout.ISOMER))
        .isInstanceOf(BadInputException.class)
        .hasMessage(out + ": exists already; nothing was changed. Choose another --out.");
    assertThat(out).isEmptyDirectory();
  }

  @Test
  void aLayoutOfAnotherEncoderIsRefusedAndLeavesNothing() {
    Path out = folder.resolve("out");
    assertThatThrownBy(() -> export("vit-tiny").writeWeights(out, Layout.TORCHVISION_RESNET))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "layout torchvision-resnet: this encoder has the variable patch_embed.proj.weight,"
                + " which the layout does not know. torchvision-resnet and hugging-face-resnet are for the"
                + " resnet encoders, timm-vit and hugging-face-vit for the vit encoders, hugging-face-bert for text-transformer with norm"
                + " post, ts2vec for ts2vec and dilated-convnet, isomer for all.");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void theDigestIsOfTheWeightsNotOfThePlace() throws IOException {
    Path here = folder.resolve("here");
    Path there = folder.resolve("there");
    export("{name: convnet, widths: [4], strides: [2]}").writeWeights(here, Layout.ISOMER);
    export("{name: convnet, widths: [4], strides: [2]}").writeWeights(there, Layout.ISOMER);
    String digest = open(here).digest();
    assertThat(digest).matches("[0-9a-f]{64}").isEqualTo(open(there).digest());
    Path file = there.resolve("weights.safetensors");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
    assertThatThrownBy(() -> open(there))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(
            there.resolve("model.yaml") + ": the weights are not those that it was written with");
    Path contract = there.resolve("model.yaml");
    String forgetful =
        Files.readString(contract).replaceFirst("weights-digest: \\w+", "weights-digest: null");
    Files.writeString(contract, forgetful);
    assertThat(open(there).digest()).isNotEqualTo(digest);
  }

  private static Export export(String encoder) {
    ModelFile bound =
        READER.bind(
            ModelFile.class,
            "test",
            """
            name: a test
            encoder: %s
            weights: unused
            input: [48, 32, 3]
            preprocessing: [{name: resize, size: 48, fit: square}, {name: normalize, mean: [0.5], std: [0.25]}]
            pretraining: {framework: chance, data: noise}
            """
                .formatted(encoder),
            List.of());
    return new Export(
        bound.name(),
        bound.encoder().orElseThrow(),
        new Network(bound.encoder().orElseThrow().create(), DRAWN),
        SHAPE,
        bound.preprocessing(),
        bound.pretraining().orElseThrow());
  }

  private static Model original(Export export) {
    return new EncoderModel("original", "", export.network(), List.of(), SHAPE);
  }

  private static Model open(Path folder) {
    return StoredModel.read(folder.resolve("model.yaml"), READER).open();
  }

  private static float[] features(Model model) {
    try (FeatureEncoding encoding = model.open(model.input(), 1)) {
      return encoding.encode(Rows.of(model.input(), Noise.images(3, 48, 32)), 3);
    }
  }
}
