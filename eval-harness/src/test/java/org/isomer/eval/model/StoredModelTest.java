package org.isomer.eval.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractThrowableAssert;
import org.isomer.config.ConfigReader;
import org.isomer.eval.spi.FeatureEncoding;
import org.isomer.eval.spi.Model;
import org.isomer.eval.spi.Network;
import org.isomer.file.AtomicFiles;
import org.isomer.file.Sha256;
import org.isomer.graph.GraphSession;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Encoder;
import org.isomer.spi.Image;
import org.isomer.tensor.InputSpec;
import org.isomer.weights.GivenWeights;
import org.isomer.weights.Layout;
import org.isomer.weights.Safetensors;
import org.isomer.weights.SafetensorsFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said about model files and weights that do not fit. */
class StoredModelTest {
  private static final ConfigReader READER = new ConfigReader(PluginLoader.classPath());
  private static final InputSpec SHAPE = Image.spec(16, 16, 3);
  private static final String CHOOSE =
      "Choose the encoder, its options, the layout and the prefix of these weights";

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
            new ModelFile.Origin("chance", "noise", 0, 0, 0, 0, "", List.of()))
        .writeWeights(folder.resolve("out"), Layout.TORCHVISION_RESNET);
  }

  @Test
  void everyKeyThatDoesNotFitIsNamed() throws IOException {
    change(
        tensors -> {
          tensors.remove("bn1.running_var");
          tensors.put("layer1.0.bn2.bias", new Safetensors.Tensor(List.of(2L), new float[2]));
          tensors.put("layer9.weight", new Safetensors.Tensor(List.of(1L), new float[1]));
        });
    assertOpening(model("torchvision-resnet", ""))
        .hasMessage(
            weights
                + ": the weights (layout torchvision-resnet) are not of this encoder. "
                + CHOOSE
                + ":\n  bn1.running_var is missing, expected [1]"
                + "\n  layer1.0.bn2.bias has shape [2], expected [1]"
                + "\n  layer9.weight is unexpected");
  }

  @Test
  void numbersThatAreNotFiniteAreRefused() throws IOException {
    change(tensors -> tensors.get("layer1.0.bn2.bias").scalars()[0] = Float.POSITIVE_INFINITY);
    assertOpening(model("torchvision-resnet", ""))
        .hasMessageStartingWith(weights + ": tensor layer1.0.bn2.bias holds Infinity, so nothing");
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

  /** Leaves out some tensors of a whole file. */
  private void writeWithout(int count) throws IOException {
    AtomicFiles.deleteRecursively(folder.resolve("out"));
    writeWeights();
    change(tensors -> List.copyOf(tensors.keySet()).subList(0, count).forEach(tensors::remove));
  }

  /** Puts the tensors under other prefixes. */
  private void put(String... prefixes) throws IOException {
    change(
        tensors -> {
          Map<String, Safetensors.Tensor> own = new LinkedHashMap<>(tensors);
          tensors.clear();
          for (String prefix : prefixes) {
            own.forEach((key, tensor) -> tensors.put(prefix + key, tensor));
          }
          tensors.put("queue", new Safetensors.Tensor(List.of(1L), new float[1]));
        });
  }

  private String notOfThisEncoder(String layout) {
    return "%s: the weights (layout %s) are not of this encoder. ".formatted(weights, layout);
  }

  @Test
  void aPrefixIsStripped() throws IOException {
    put("module.encoder_k.", "module.encoder_q.");
    try (FeatureEncoding encoding =
        model("torchvision-resnet", "module.encoder_q.").open(SHAPE, 1)) {
      assertThat(encoding.dim()).isEqualTo(8);
    }
  }

  @Test
  void theOnePrefixThatFitsIsAdvised() throws IOException {
    put("module.");
    for (String wrong : List.of("", "model.", "module.layer1.")) {
      assertOpening(model("torchvision-resnet", wrong))
          .hasMessage(
              notOfThisEncoder("torchvision-resnet")
                  + "Set prefix: module., with which the file fits.");
    }
    assertOpening(model("isomer", ""))
        .hasMessage(
            notOfThisEncoder("isomer")
                + "Set layout: torchvision-resnet and prefix: module., with which the file fits.");
  }

  @Test
  void ofSeveralPrefixesTheUserChooses() throws IOException {
    put("module.encoder_k.", "module.encoder_q.");
    assertOpening(model("torchvision-resnet", ""))
        .hasMessage(
            notOfThisEncoder("torchvision-resnet")
                + "Several parts of the file fit; set one of these:"
                + "\n  prefix: module.encoder_q.   # the network that was trained, as MoCo and BYOL"
                + " publish it"
                + "\n  prefix: module.encoder_k.   # its momentum copy, which only training needs");
  }

  @Test
  void theTeacherComesFirstAndTheStudentIsThereToo() throws IOException {
    put("student.backbone.", "teacher.backbone.");
    assertOpening(model("torchvision-resnet", "backbone."))
        .hasMessage(
            notOfThisEncoder("torchvision-resnet")
                + "Several parts of the file fit; set one of these:"
                + "\n  prefix: teacher.backbone.   # the teacher, as DINO and its relatives are"
                + " judged"
                + "\n  prefix: student.backbone.   # the student, whose average the teacher is");
  }

  @Test
  void thePrefixWithWhichMostFitsIsNamedWithTheRest() throws IOException {
    put("module.");
    change(tensors -> tensors.remove("module.bn1.bias"));
    assertOpening(model("torchvision-resnet", ""))
        .hasMessage(
            notOfThisEncoder("torchvision-resnet")
                + "With prefix: module. 99 of 100 tensors fit; choose the encoder and its options"
                + " for the rest:\n  module.bn1.bias is missing, expected [1]");
  }

  @Test
  void whatTheFileHasBesidesTheEncoderIsNamed() throws IOException {
    put("module.");
    for (String prefix : List.of("", "module.")) {
      change(
          tensors ->
              tensors.put("module.queue", new Safetensors.Tensor(List.of(1L), new float[1])));
      assertOpening(model("torchvision-resnet", prefix))
          .hasMessage(
              notOfThisEncoder("torchvision-resnet")
                  + "With prefix: module. all 100 tensors fit, but the file has more there. If these"
                  + " are no part of the encoder, leave them out when you save the file, else choose"
                  + " another encoder or its options:\n  module.queue is unexpected");
    }
  }

  @Test
  void tensorsOutsideOfThePrefixAreNotParsed() throws IOException {
    put("module.");
    Path other = folder.resolve("other.safetensors");
    Files.move(weights, other);
    String text = Files.readString(other, StandardCharsets.ISO_8859_1);
    String header = "\"queue\":{\"dtype\":\"F32\",\"shape\":[1]";
    assertThat(text).contains(header);
    Files.writeString(
        weights, text.replace(header, header.replace("F32", "F99")), StandardCharsets.ISO_8859_1);
    try (FeatureEncoding encoding = model("torchvision-resnet", "module.").open(SHAPE, 1)) {
      assertThat(encoding.dim()).isEqualTo(8);
    }
  }

  @Test
  void anotherLayoutIsNamed() throws IOException {
    assertOpening(model("timm-vit", ""))
        .hasMessage(
            weights
                + ": layout timm-vit: this encoder has the variable conv1.weight, which the layout does not"
                + " know. torchvision-resnet and hugging-face-resnet are for the resnet encoders,"
                + " timm-vit and hugging-face-vit for the vit encoders, hugging-face-bert for text-transformer with norm post, ts2vec for ts2vec and dilated-convnet, isomer for all.");
    assertOpening(model("isomer", ""))
        .hasMessage(
            notOfThisEncoder("isomer")
                + "Set layout: torchvision-resnet, with which the file fits.");
  }

  @Test
  void aLongListOfKeysIsCut() throws IOException {
    change(
        tensors -> {
          tensors.clear();
          tensors.put("a", new Safetensors.Tensor(List.of(), new float[1]));
        });
    assertOpening(model("torchvision-resnet", ""))
        .hasMessage(
            notOfThisEncoder("torchvision-resnet")
                + "The file has none of its 100 tensors, such as conv1.weight, but others, such as"
                + " a. "
                + CHOOSE
                + ".");
    writeWithout(20);
    assertOpening(model("torchvision-resnet", ""))
        .hasMessageStartingWith(notOfThisEncoder("torchvision-resnet") + CHOOSE + ":\n")
        .hasMessageEndingWith("\n  … and 12 more");
  }

  @Test
  void weightsOfPyTorchGetTheLineThatConvertsThem() throws IOException {
    Files.write(weights, HexFormat.of().parseHex("80028a0a6cfc9c46f9206aa85019"));
    assertThatThrownBy(() -> model("torchvision-resnet", ""))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("Convert it to safetensors with this line of Python");
  }

  @Test
  void aFileCutShortIsNamed() throws IOException {
    byte[] bytes = Files.readAllBytes(weights);
    Files.write(weights, Arrays.copyOf(bytes, bytes.length - 2));
    assertThatThrownBy(() -> model("torchvision-resnet", ""))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(
            weights + ": the file is cut short or damaged at tensor layer4.1.bn2.running_var: ");
  }

  @Test
  void missingFilesAreNamed() throws IOException {
    Files.delete(weights);
    Path file = folder.resolve("out/model.yaml");
    assertThatThrownBy(() -> model("torchvision-resnet", ""))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "%s: weights: %s does not exist. Correct the path; a relative one starts at the model file."
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
        .hasMessage("test:1:1: give encoder and weights, once, or saved-model, and not both");
    assertThatThrownBy(
            () ->
                bind(
                    "{name: a, prefix: x., saved-model: {folder: f, output: y, parameters: 1}, input: [1, 1, 3]}"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "test:1:1: layout and prefix are for weights beside the encoder, and a saved-model has its own. Leave them out");
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
            new ModelFile.Origin("chance", "noise", 0, 0, 0, 0, "", List.of()))
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
    assertThatThrownBy(() -> saved("input: images, output: features").open(Image.spec(8, 16, 3), 1))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            saved
                + ": images have the shape 8×16×3 after preprocessing, but the model takes 16×16×3."
                + " Add a resize step to the model file's preprocessing.");
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

  /** A model whose encoder has the weights of its own. */
  private Model own(String additions, String more) throws IOException {
    Path file = folder.resolve("out/own.yaml");
    Files.writeString(
        file,
        """
        name: own
        encoder: {name: resnet18, width: 0.015625, weights: weights.safetensors%s}
        input: [16, 16, 3]
        %s
        """
            .formatted(additions, more));
    return StoredModel.read(file, READER).open();
  }

  @Test
  void howTheSameWeightsAreNamedMakesNoOtherModel() throws IOException {
    String found = own("", "").digest();
    assertThat(own(", weights-prefix: ''", "").digest()).isEqualTo(found);
    assertThat(own(", weights-digest: " + Sha256.hex(weights), "").digest()).isEqualTo(found);
    assertThat(model("torchvision-resnet", "").digest()).isEqualTo(found);
    put("module.encoder_k.", "module.encoder_q.");
    assertThat(own(", weights-prefix: module.encoder_k.", "").digest())
        .isNotEqualTo(own(", weights-prefix: module.encoder_q.", "").digest());
  }

  /** As runs of some frameworks keep it. */
  @Test
  void aCopyUnderTheNamesOfTheTrainedNetworkIsAnotherModel() throws IOException {
    own("", "");
    put("", "copy.");
    Path file = folder.resolve("out/own.yaml");
    ModelFile content = READER.readWithPathsBeside(ModelFile.class, file);
    SafetensorsFile all = SafetensorsFile.open(weights);
    List<String> digests = new ArrayList<>();
    for (String prefix : List.of("", "copy.")) {
      Map<String, String> names = new LinkedHashMap<>();
      all.shapes().keySet().stream()
          .filter(name -> all.shapes().containsKey("copy." + name))
          .forEach(name -> names.put(name, prefix + name));
      GivenWeights given = new GivenWeights(all.named(names), weights, Optional.empty());
      digests.add(new StoredModel(file, content, Optional.of(given)).open().digest());
    }
    assertThat(digests).doesNotHaveDuplicates();
  }

  @Test
  void layoutAndPrefixBesideWeightsOfTheEncoderAreRefused() {
    for (String more : List.of("layout: torchvision-resnet", "prefix: module.")) {
      assertThatThrownBy(() -> own("", more))
          .isInstanceOf(BadInputException.class)
          .hasMessageEndingWith(
              "layout and prefix are for weights beside the encoder. Leave them out: the layout of"
                  + " the encoder's own weights is found out, and encoder.weights-prefix is their"
                  + " prefix");
    }
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
