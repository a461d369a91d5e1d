package org.isomer.eval.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.isomer.config.ConfigReader;
import org.isomer.data.Pipeline;
import org.isomer.eval.spi.FeatureEncoding;
import org.isomer.eval.spi.Model;
import org.isomer.eval.spi.Network;
import org.isomer.feature.Inlet;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.graph.Variable;
import org.isomer.modality.text.Text;
import org.isomer.modality.text.Tokenizer;
import org.isomer.plugin.PluginLoader;
import org.isomer.random.CounterRandom;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Encoder;
import org.isomer.spi.Features;
import org.isomer.spi.Option;
import org.isomer.spi.Step;
import org.isomer.tensor.Rows;
import org.isomer.weights.GivenWeights;
import org.isomer.weights.Layout;
import org.isomer.weights.SafetensorsFile;
import org.isomer.weights.WeightFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TFloating;

/** A tiny BERT that Hugging Face's library wrote, and encoders of ours that it could read. */
class HuggingFaceFolderTest {
  private static final ConfigReader READER = new ConfigReader(PluginLoader.classPath());
  private static final List<String> FILES =
      List.of("config.json", "model.safetensors", "tokenizer.json");

  /** An encoder and a step, as a configuration states them. */
  record Parts(
      @Option(help = "encoder") Choice<Encoder> encoder,
      @Option(help = "step") Choice<Step> step) {}

  @TempDir private Path folder;

  @BeforeEach
  void copyFolder() throws IOException {
    for (String file : FILES) {
      try (InputStream in = resource(file)) {
        Files.copy(in, folder.resolve(file));
      }
    }
  }

  private static InputStream resource(String file) {
    return Objects.requireNonNull(HuggingFaceFolderTest.class.getResourceAsStream("bert/" + file));
  }

  private Model open() {
    return StoredModel.read(folder.resolve("config.json"), READER).open();
  }

  private static Rows rows(Model model, List<String> sentences) {
    Pipeline.Bench bench = new Pipeline("test", model.preprocessing()).on(new Text());
    Rows rows = new Rows(model.input(), sentences.size());
    for (int i = 0; i < sentences.size(); i++) {
      bench.make(new Text().set(sentences.get(i)), CounterRandom.of(0, "none")).layInto(rows, i);
    }
    return rows;
  }

  private static float[] features(Model model, String... sentences) {
    try (FeatureEncoding encoding = model.open(model.input(), 1)) {
      return encoding.encode(rows(model, List.of(sentences)), sentences.length);
    }
  }

  /** The vectors of all tokens, padding included, row by row. */
  private static float[] hiddenStates(Model model, List<String> sentences) {
    Network network = model.network().orElseThrow();
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.INFERENCE, Precision.FLOAT32);
      try (Inlet inlet = Inlet.of(net, model.input(), Inlet.ANY)) {
        Features features = network.encoder().encode(net.scope("encoder"), inlet.input());
        Operand<? extends TFloating> states = features.stages().get(0).values();
        try (GraphSession session = new GraphSession(graph, net, 1)) {
          session.assign(network.weights().of(net.variables()));
          Session.Runner call = session.runner().fetch(states);
          inlet.feed(call, rows(model, sentences), sentences.size());
          return GraphSession.run(call, result -> GraphSession.scalars((TFloat32) result.get(0)));
        }
      }
    }
  }

  @Test
  void hiddenStatesAreThoseOfTheReference() throws IOException {
    Model model = open();
    JsonNode recorded = new ObjectMapper().readTree(resource("hidden-states.json"));
    List<String> sentences = recorded.properties().stream().map(Map.Entry::getKey).toList();
    assertThat(model.input().text()).isEqualTo("ids 24, mask 24, segments 24");

    float[] states = hiddenStates(model, sentences);

    int compared = 0;
    for (int row = 0; row < sentences.size(); row++) {
      JsonNode tokens = recorded.get(sentences.get(row));
      for (int token = 0; token < tokens.size(); token++) {
        for (int i = 0; i < 16; i++, compared++) {
          assertThat((double) states[(row * 24 + token) * 16 + i])
              .isCloseTo(tokens.get(token).get(i).doubleValue(), within(1e-4));
        }
      }
    }
    assertThat(compared).isGreaterThan(400);
  }

  /** A run may start with the same file; its layout and prefix are found out. */
  @Test
  void theWeightsAreFoundWithoutItsConfiguration() {
    Model model = open();
    Network network = model.network().orElseThrow();
    Path file = folder.resolve("model.safetensors");
    List<Variable> variables = FrozenGraph.variables(network.encoder(), model.input());
    WeightFile found =
        new GivenWeights(SafetensorsFile.open(file), file, Optional.empty()).of(variables);
    assertThat(found.layout()).isEqualTo(Layout.HUGGING_FACE_BERT);
    Map<String, float[]> expected = network.weights().of(variables);
    assertThat(found.of(variables)).hasSameSizeAs(expected);
    found
        .of(variables)
        .forEach((name, values) -> assertThat(values).as(name).isEqualTo(expected.get(name)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"pooling_mode": "cls", "embedding_dimension": 16} | cls
          {"word_embedding_dimension": 16, "pooling_mode_cls_token": false, "pooling_mode_max_tokens": true} | max
          {"pooling_mode_mean_tokens": true} | mean
          """)
  void poolsAsTheFolderSays(String pooling, String expected) throws IOException {
    Files.createDirectory(folder.resolve("1_Pooling"));
    Files.writeString(folder.resolve("1_Pooling/config.json"), pooling);
    Files.writeString(folder.resolve("sentence_bert_config.json"), "{\"max_seq_length\": 6}");
    Model model = open();
    assertThat(model.input().text()).isEqualTo("ids 6, mask 6, segments 6");
    float[] states = hiddenStates(model, List.of("Café!"));
    float[] features = features(model, "Café!");
    int tokens = 0;
    for (float real : rows(model, List.of("Café!")).floats(1)) {
      tokens += (int) real;
    }
    for (int i = 0; i < 16; i++) {
      double value = expected.equals("max") ? -1e9 : 0;
      for (int token = 0; token < tokens; token++) {
        float state = states[token * 16 + i];
        value =
            switch (expected) {
              case "cls" -> states[i];
              case "max" -> Math.max(value, state);
              default -> value + state / tokens;
            };
      }
      assertThat((double) features[i]).isCloseTo(value, within(1e-5));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          config.json | "bert" | "roberta" | : model_type is roberta, and only weights of BERT with bert are read. Choose another encoder.
          config.json | "gelu" | "gelu_new" | : hidden_act is gelu_new, and only weights of BERT with gelu are read. Choose another encoder.
          config.json | "vocab_size": 88 | "vocab_size": 0 | : vocab_size is 0, and has to be a positive whole number. Get the file again.
          config.json | "intermediate_size": 32 | "intermediate_size": 30 | : intermediate_size is 30, which is no multiple of hidden_size, 16; such an encoder cannot be built here. Choose another one.
          tokenizer.json | {"version" | {{"version" | , line 1: it is no JSON, or cut short: Unexpected character ('{' (code 123)): was expecting double-quote to start field name. Get the file again.
          """)
  void refusesOtherArchitecturesAndDamage(String name, String part, String instead, String message)
      throws IOException {
    Path file = folder.resolve(name);
    String content = Files.readString(file);
    assertThat(content).contains(part);
    Files.writeString(file, content.replace(part, instead));
    assertThatThrownBy(this::open).isInstanceOf(BadInputException.class).hasMessage(file + message);
  }

  @Test
  void refusesTheTokenizerOrTheWeightsOfAnotherEncoder() throws IOException {
    Path config = folder.resolve("config.json");
    String content = Files.readString(config);
    Files.writeString(config, content.replace("\"vocab_size\": 88", "\"vocab_size\": 40"));
    assertThatThrownBy(this::open)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(
            "the encoder's vocabulary has 40: it is the tokenizer of another encoder.");
    Files.writeString(config, content.replace("\"vocab_size\": 88", "\"vocab_size\": 99"));
    assertThatThrownBy(() -> features(open(), "a"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(
            "embeddings.word_embeddings.weight has shape [88, 16], expected [99, 16]");
    Files.delete(folder.resolve("model.safetensors"));
    assertThatThrownBy(this::open)
        .isInstanceOf(BadInputException.class)
        .hasMessage(folder.resolve("model.safetensors") + ": no such file. Check the path.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{name: text-transformer, width: 16, depth: 2, heads: 4, norm: post, dropout: 0.1}",
        "{name: text-transformer, width: 8, depth: 1, heads: 2, norm: post, positions: 20, segments: 2, pooling: cls, feed-forward: 2}",
        "{name: text-transformer, width: 8, depth: 1, heads: 1, norm: post, pooling: max}"
      })
  void whatIsExportedIsReadAgain(String encoder) {
    HuggingFaceExport export = export(encoder);
    Path out = folder.resolve("out");
    export.write(out);
    Model again = StoredModel.read(out.resolve("config.json"), READER).open();
    Step tokenizer = export.preprocessing().get(0);
    EncoderModel original =
        new EncoderModel(
            "original",
            "",
            export.network(),
            export.preprocessing(),
            ((Tokenizer) tokenizer).buffer().spec());

    assertThat(features(again, "a man", "Café and the woman"))
        .containsExactly(features(original, "a man", "Café and the woman"), within(1e-6f));
    assertThat(out)
        .isDirectoryContaining("glob:**/tokenizer_config.json")
        .isDirectoryContaining("glob:**/modules.json");
  }

  private HuggingFaceExport export(String encoder) {
    Parts parts =
        READER.bind(
            Parts.class,
            "test",
            "{encoder: %s, step: {name: hugging-face-tokens, tokenizer: %s, length: 12}}"
                .formatted(encoder, folder.resolve("tokenizer.json")),
            List.of());
    return new HuggingFaceExport(
        "a test",
        parts.encoder(),
        new Network(
            parts.encoder().create(), variables -> GraphSession.initialValues(variables, 11)),
        List.of(parts.step().create()));
  }

  @Test
  void refusesWhatHasNoEqualThere() {
    assertThatThrownBy(
            () ->
                export("{name: text-transformer, width: 8, depth: 1, heads: 1}")
                    .write(folder.resolve("out")))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "layout hugging-face-bert: this encoder has the variable norm.weight, which the layout does not know. torchvision-resnet and hugging-face-resnet are for the resnet encoders, timm-vit and hugging-face-vit for the vit encoders, hugging-face-bert for text-transformer with norm post, ts2vec for ts2vec and dilated-convnet, isomer for all.");
    HuggingFaceExport export = export("{name: text-transformer, norm: post}");
    assertThatThrownBy(
            () ->
                new HuggingFaceExport("x", export.choice(), export.network(), List.of())
                    .write(folder.resolve("out")))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("export: for hugging-face the evaluation pipeline has to be");
  }
}
