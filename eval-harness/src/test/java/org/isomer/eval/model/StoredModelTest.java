package org.isomer.eval.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractThrowableAssert;
import org.isomer.config.ConfigReader;
import org.isomer.eval.spi.FeatureEncoding;
import org.isomer.eval.spi.Model;
import org.isomer.eval.spi.Network;
import org.isomer.graph.GraphSession;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Encoder;
import org.isomer.train.Safetensors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said about model files and weights that do not fit. */
class StoredModelTest {
  private static final ConfigReader READER = new ConfigReader(PluginLoader.classPath());
  private static final int[] SHAPE = {16, 16, 3};
  private static final String ADVICE =
      "\nChoose the encoder, its options, the layout and the prefix of these weights.";

  @TempDir private Path folder;
  private Path weights;

  @BeforeEach
  void writeWeights() {
    weights = folder.resolve("out/weights.safetensors");
    ModelFile content = content("torchvision-resnet", "");
    Choice<Encoder> encoder = content.encoder().orElseThrow();
    new Export(
            "tiny",
            encoder,
            new Network(encoder.create(), variables -> GraphSession.initialValues(variables, 1)),
            SHAPE,
            List.of(),
            new ModelFile.Origin("chance", "noise", 0, 0, 0, 0, ""))
        .writeWeights(folder.resolve("out"), Layout.TORCHVISION_RESNET);
  }

  @Test
  void everyKeyThatDoesNotFitIsNamed() throws IOException {
    change(
        tensors -> {
          tensors.remove("bn1.running_var");
          tensors.put("layer1.0.bn2.bias", new Safetensors.Tensor(List.of(2L), new float[2]));
          tensors.put("layer9.weight", new Safetensors.Tensor(List.of(1L), new float[1]));
          tensors.get("layer4.1.conv2.weight").scalars()[0] = Float.NaN;
        });
    assertOpening(model("torchvision-resnet", ""))
        .hasMessage(
            weights
                + ": the weights (layout torchvision-resnet) are not of this encoder:"
                + "\n  bn1.running_var is missing, expected [1]"
                + "\n  layer1.0.bn2.bias has shape [2], expected [1]"
                + "\n  layer4.1.conv2.weight has numbers that are not finite"
                + "\n  layer9.weight is unexpected"
                + ADVICE);
  }

  @Test
  void classifiersAndCountersAreLeftOut() throws IOException {
    change(
        tensors -> {
          tensors.put("fc.weight", new Safetensors.Tensor(List.of(1L, 8L), new float[8]));
          tensors.put("bn1.num_batches_tracked", new Safetensors.Tensor(List.of(), new float[1]));
        });
    try (FeatureEncoding encoding = model("torchvision-resnet", "").open(SHAPE, 1)) {
      assertThat(encoding.dim()).isEqualTo(8);
    }
  }

  @Test
  void aPrefixIsStrippedAndRecognised() throws IOException {
    change(
        tensors -> {
          Map<String, Safetensors.Tensor> own = new LinkedHashMap<>(tensors);
          tensors.clear();
          own.forEach((key, tensor) -> tensors.put("module.encoder_q." + key, tensor));
          own.forEach((key, tensor) -> tensors.put("module.encoder_k." + key, tensor));
          tensors.put("module.queue", new Safetensors.Tensor(List.of(1L), new float[1]));
        });
    try (FeatureEncoding encoding =
        model("torchvision-resnet", "module.encoder_q.").open(SHAPE, 1)) {
      assertThat(encoding.dim()).isEqualTo(8);
    }
    assertOpening(model("torchvision-resnet", ""))
        .hasMessageStartingWith(
            weights
                + ": the weights (layout torchvision-resnet) are not of this encoder:"
                + "\n  conv1.weight is missing, expected [1, 3, 7, 7]\n")
        .hasMessageEndingWith("\nSet prefix: module.encoder_q., with which the file's keys begin.");
  }

  @Test
  void anotherLayoutIsNamed() throws IOException {
    assertOpening(model("timm-vit", ""))
        .hasMessage(
            "layout timm-vit: this encoder has the variable conv1.weight, which the layout does not"
                + " know. torchvision-resnet is for the resnet encoders, timm-vit for the vit"
                + " encoders, isomer for all.");
    assertOpening(model("isomer", ""))
        .hasMessageStartingWith(
            weights
                + ": the weights (layout isomer) are not of this encoder:"
                + "\n  encoder.conv1.weight is missing, expected [7, 7, 3, 1]\n")
        .hasMessageEndingWith(ADVICE);
  }

  @Test
  void aFileCutShortIsNamed() throws IOException {
    byte[] bytes = Files.readAllBytes(weights);
    Files.write(weights, Arrays.copyOf(bytes, bytes.length - 2));
    assertOpening(model("torchvision-resnet", ""))
        .hasMessage(
            weights + ": the file is cut short or damaged at tensor layer4.1.bn2.running_var");
  }

  @Test
  void missingFilesAreNamed() throws IOException {
    Files.delete(weights);
    Path file = folder.resolve("out/model.yaml");
    assertThatThrownBy(() -> model("torchvision-resnet", ""))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "%s: weights: there is no file %s. Correct the path; a relative one starts at the model file."
                .formatted(file, weights));
    Files.writeString(
        file,
        """
        name: nothing
        saved-model: {folder: nowhere, input: x, output: y, parameters: 1}
        input: [1, 1, 3]
        """);
    assertThatThrownBy(() -> StoredModel.read(file, READER).open())
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "%s: saved-model.folder: %s holds no SavedModel (saved_model.pb is missing). Correct the path; a relative one starts at the model file."
                .formatted(file, folder.resolve("out/nowhere")));
  }

  @Test
  void aModelFileNamesOneKindOfModel() {
    assertThatThrownBy(() -> bind("{name: a, input: [1, 1, 3]}"))
        .isInstanceOf(BadInputException.class)
        .hasMessage("test:1:1: give encoder and weights, or saved-model, and not both");
    assertThatThrownBy(() -> bind("{name: a, encoder: convnet, weights: w, input: [1, 1]}"))
        .isInstanceOf(BadInputException.class)
        .hasMessage("test:1:1: input: give three numbers, [height, width, channels]");
  }

  @Test
  void aSavedModelSaysWhatItHas() throws IOException {
    ModelFile content = content("torchvision-resnet", "");
    Choice<Encoder> encoder = content.encoder().orElseThrow();
    new Export(
            "saved",
            encoder,
            new Network(encoder.create(), variables -> GraphSession.initialValues(variables, 1)),
            SHAPE,
            List.of(),
            new ModelFile.Origin("chance", "noise", 0, 0, 0, 0, ""))
        .writeSavedModel(folder.resolve("saved"));
    Path saved = folder.resolve("saved/saved-model");
    assertOpening(saved("signature: other, input: images, output: features"))
        .hasMessage(
            saved
                + ": the SavedModel has no signature other; it has [serving_default]. Correct"
                + " saved-model.signature.");
    assertOpening(saved("input: x, output: features"))
        .hasMessage(
            saved
                + ": signature serving_default has no input x; it has [images]. Correct"
                + " saved-model.input.");
    assertOpening(saved("input: images, output: y"))
        .hasMessage(
            saved
                + ": signature serving_default has no output y; it has [features]. Correct"
                + " saved-model.output.");
    assertThatThrownBy(() -> saved("input: images, output: features").open(new int[] {8, 16, 3}, 1))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            saved
                + ": images have the shape [8, 16, 3] after preprocessing, but the model takes [16,"
                + " 16, 3]. Add a resize step to the model file's preprocessing.");
  }

  private Model saved(String source) throws IOException {
    Path file = folder.resolve("saved/other.yaml");
    Files.writeString(
        file,
        "name: a\ninput: [16, 16, 3]\nsaved-model: {folder: saved-model, parameters: 1, %s}\n"
            .formatted(source));
    return StoredModel.read(file, READER).open();
  }

  private static AbstractThrowableAssert<?, ?> assertOpening(Model model) {
    return assertThatThrownBy(() -> model.open(SHAPE, 1)).isInstanceOf(BadInputException.class);
  }

  private interface Change {
    void to(Map<String, Safetensors.Tensor> tensors);
  }

  private void change(Change change) throws IOException {
    Map<String, Safetensors.Tensor> tensors =
        Safetensors.read(weights).entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    change.to(tensors);
    Files.delete(weights);
    Safetensors.write(weights, tensors);
  }

  private Model model(String layout, String prefix) throws IOException {
    Path file = folder.resolve("out/model.yaml");
    Files.writeString(file, yaml(layout, prefix));
    return StoredModel.read(file, READER).open();
  }

  private static ModelFile content(String layout, String prefix) {
    return bind(yaml(layout, prefix));
  }

  private static ModelFile bind(String yaml) {
    return READER.bind(ModelFile.class, "test", yaml, List.of());
  }

  private static String yaml(String layout, String prefix) {
    return """
    name: tiny
    encoder: {name: resnet18, width: 0.015625}
    weights: weights.safetensors
    layout: %s
    prefix: '%s'
    input: [16, 16, 3]
    """
        .formatted(layout, prefix);
  }
}
