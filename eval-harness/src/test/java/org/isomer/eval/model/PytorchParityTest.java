package org.isomer.eval.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.isomer.config.ConfigReader;
import org.isomer.eval.spi.FeatureEncoding;
import org.isomer.eval.spi.Model;
import org.isomer.graph.Variable;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.BadInputException;
import org.isomer.tensor.Rows;
import org.isomer.weights.GivenWeights;
import org.isomer.weights.Layout;
import org.isomer.weights.Safetensors;
import org.isomer.weights.SafetensorsFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The same features as PyTorch 2.13 computes: of torchvision 0.28's ResNet-18, 1/32 as wide, whose
 * weights PyTorch wrote ({@code torchvision-resnet18.safetensors}), and of a ViT-Tiny with the
 * names and the arithmetic of timm, whose weights both programs make of {@link Noise}.
 */
class PytorchParityTest {
  private static final ConfigReader READER = new ConfigReader(PluginLoader.classPath());
  private static final float TOLERANCE = 1e-4f;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"64, 64", "45, 71", "224, 224"})
  void torchvisionsResnetGivesTheFeaturesOfPytorch(int height, int width) throws IOException {
    try (InputStream weights = resource("torchvision-resnet18.safetensors")) {
      Files.copy(weights, folder.resolve("weights.safetensors"));
    }
    StoredModel stored =
        stored(
            "encoder: {name: resnet18, width: 0.03125}\nlayout: torchvision-resnet", height, width);
    assertThat(features(stored.open(), height, width))
        .containsExactly(recorded("resnet18", height, width), within(TOLERANCE));
  }

  /** The same file as weights of the encoder, whose layout is found out. */
  @Test
  void weightsOfTheEncoderItselfGiveTheSameFeatures() throws IOException {
    Path weights = folder.resolve("resnet.safetensors");
    try (InputStream content = resource("torchvision-resnet18.safetensors")) {
      Files.copy(content, weights);
    }
    Path file = folder.resolve("model.yaml");
    Files.writeString(
        file,
        "name: from PyTorch\nencoder: {name: resnet18, width: 0.03125, weights: resnet.safetensors}\ninput: [45, 71, 3]\n");
    StoredModel stored = StoredModel.read(file, READER);
    assertThat(features(stored.open(), 45, 71))
        .containsExactly(recorded("resnet18", 45, 71), within(TOLERANCE));
    Files.writeString(
        file,
        Files.readString(file).replace("name: from", "weights: resnet.safetensors\nname: from"));
    assertThatThrownBy(() -> StoredModel.read(file, READER))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("give encoder and weights, once, or saved-model, and not both");
  }

  @Test
  void timmsTransformerGivesTheFeaturesOfPytorch() throws IOException {
    StoredModel stored = stored("encoder: vit-tiny\nlayout: timm-vit", 32, 48);
    List<Variable> variables =
        FrozenGraph.variables(
            stored.content().encoder().orElseThrow().create(), stored.content().spec());
    Safetensors.write(folder.resolve("weights.safetensors"), timm(variables));
    Path written = folder.resolve("weights.safetensors");
    assertThat(
            new GivenWeights(SafetensorsFile.open(written), written, Optional.empty())
                .of(variables)
                .layout())
        .isEqualTo(Layout.TIMM_VIT);
    assertThat(features(stored.open(), 32, 48))
        .containsExactly(recorded("vit-tiny", 32, 48), within(TOLERANCE));
  }

  private StoredModel stored(String encoder, int height, int width) throws IOException {
    Path file = folder.resolve("model.yaml");
    Files.writeString(
        file,
        "name: from PyTorch\n%s\nweights: weights.safetensors\ninput: [%d, %d, 3]\n"
            .formatted(encoder, height, width));
    return StoredModel.read(file, READER);
  }

  private static float[] features(Model model, int height, int width) {
    try (FeatureEncoding encoding = model.open(model.input(), 2)) {
      return encoding.encode(Rows.of(model.input(), Noise.images(2, height, width)), 2);
    }
  }

  /** Weights by timm's keys; the salt of each is its place among the sorted keys. */
  private static Map<String, Safetensors.Tensor> timm(List<Variable> variables) {
    List<String> sorted =
        variables.stream().map(each -> Layout.TIMM_VIT.keys(each).get(0)).sorted().toList();
    Map<String, Safetensors.Tensor> tensors = new LinkedHashMap<>();
    for (Variable variable : variables) {
      String key = Layout.TIMM_VIT.keys(variable).get(0);
      float[] noise = Noise.of(variable.size(), sorted.indexOf(key));
      boolean gain = key.contains("norm") && key.endsWith("weight");
      boolean offset = key.endsWith("bias") || key.endsWith("token") || key.endsWith("embed");
      for (int i = 0; i < noise.length; i++) {
        noise[i] = gain ? 1 + 0.25f * noise[i] : noise[i] * (offset ? 0.25f : 0.0625f);
      }
      List<Long> shape = Arrays.stream(Layout.TIMM_VIT.shape(variable)).boxed().toList();
      tensors.put(key, new Safetensors.Tensor(shape, noise));
    }
    return tensors;
  }

  private static float[] recorded(String encoder, int height, int width) throws IOException {
    String start = "%s %d %d ".formatted(encoder, height, width);
    try (InputStream in = resource("pytorch-features.txt")) {
      String line =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(each -> each.startsWith(start))
              .findFirst()
              .orElseThrow();
      double[] numbers =
          Stream.of(line.substring(start.length()).split(" "))
              .mapToDouble(Double::parseDouble)
              .toArray();
      float[] features = new float[numbers.length];
      for (int i = 0; i < features.length; i++) {
        features[i] = (float) numbers[i];
      }
      return features;
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(PytorchParityTest.class.getResourceAsStream(name), name);
  }
}
