package org.isomer.eval.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.isomer.modality.text.Text;
import org.isomer.modality.text.Tokens;
import org.isomer.spi.Input;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.TensorSpec;
import org.isomer.weights.Layout;
import org.isomer.weights.SafetensorsFile;

/**
 * A BERT in a folder as the libraries transformers and sentence-transformers write it: {@code
 * config.json}, {@code model.safetensors} and {@code tokenizer.json}, and where there is one,
 * {@code 1_Pooling/config.json}; without that, the mean over tokens is taken. It is read as a model
 * file that says the same.
 *
 * @param folder where it is
 */
record HuggingFaceFolder(Path folder) {
  /** The file that stands for the folder. */
  static final String CONFIG = "config.json";

  /** The weights. */
  static final String WEIGHTS = "model.safetensors";

  /** What turns texts into tokens. */
  static final String TOKENIZER = "tokenizer.json";

  /** What sentence-transformers keeps how tokens become one vector in. */
  static final String POOLING = "1_Pooling/config.json";

  /** What sentence-transformers keeps the length of texts in. */
  static final String LENGTH = "sentence_bert_config.json";

  private static final int LONGEST = 512;
  private static final int SEGMENTS = 2;
  private static final String PREFIX = "bert.";
  private static final Map<String, String> POOLINGS =
      Map.of(
          "pooling_mode_cls_token", "cls",
          "pooling_mode_mean_tokens", "mean",
          "pooling_mode_max_tokens", "max");

  /** Whether a file is such a folder's. */
  static boolean isConfig(Path file) {
    return file.endsWith(CONFIG);
  }

  /**
   * The folder as a model file, in YAML.
   *
   * @throws org.isomer.spi.BadInputException if a file is missing or damaged, or the weights are of
   *     another architecture
   */
  String modelFile() {
    BertConfig config = BertConfig.of(JsonFile.read(folder.resolve(CONFIG)));
    Path tokenizer = folder.resolve(TOKENIZER);
    int length = length(JsonFile.read(tokenizer), config.positions());
    ObjectNode root = JsonFile.JSON.createObjectNode();
    root.put("name", String.valueOf(folder.getFileName()));
    ObjectNode encoder = root.putObject("encoder");
    encoder.put("name", "text-transformer").put("norm", "post").put("pooling", pooling());
    encoder.put("width", config.width()).put("depth", config.depth());
    encoder.put("heads", config.heads()).put("feed-forward", config.hidden() / config.width());
    encoder.put("positions", config.positions()).put("segments", config.segments());
    encoder.put("dropout", config.dropout());
    root.put("weights", WEIGHTS).put("layout", Layout.HUGGING_FACE_BERT.shown());
    root.put("prefix", prefix());
    ObjectNode example = root.putObject("example");
    InputSpec spec =
        new InputSpec(
            Text.MODALITY,
            List.of(
                TensorSpec.ints(Tokens.IDS, config.vocabulary(), length),
                TensorSpec.floats(Input.MASK, length),
                TensorSpec.ints(Tokens.SEGMENTS, SEGMENTS, length)));
    example.put("modality", spec.modality());
    for (TensorSpec tensor : spec.tensors()) {
      ObjectNode written = example.withArray("tensors").addObject();
      written.put("name", tensor.name());
      written.put("type", tensor.scalar().name().toLowerCase(Locale.ROOT));
      written.putArray("shape").add(length);
      tensor.below().ifPresent(below -> written.put("below", below));
    }
    ObjectNode tokens = root.putArray("preprocessing").addObject();
    tokens.put("name", "hugging-face-tokens").put("tokenizer", tokenizer.toString());
    tokens.put("length", length).put("entries", config.vocabulary());
    ObjectNode origin = root.putObject("pretraining");
    origin.put("framework", "bert").put("data", "unknown").put("source", folder.toString());
    return root.toString();
  }

  private String prefix() {
    boolean nested =
        SafetensorsFile.open(folder.resolve(WEIGHTS)).shapes().keySet().stream()
            .anyMatch(key -> key.startsWith(PREFIX));
    return nested ? PREFIX : "";
  }

  private String pooling() {
    Path path = folder.resolve(POOLING);
    if (!Files.exists(path)) {
      return "mean";
    }
    JsonFile file = JsonFile.read(path);
    String named = file.root().path("pooling_mode").asText();
    List<String> chosen =
        named.isEmpty()
            ? POOLINGS.entrySet().stream()
                .filter(each -> file.root().path(each.getKey()).asBoolean())
                .map(Map.Entry::getValue)
                .toList()
            : List.of(named);
    if (chosen.size() != 1 || !POOLINGS.containsValue(chosen.get(0))) {
      throw file.wrong(
          "the pooling is %s, and has to be one of cls, mean and max. Choose another encoder"
              .formatted(chosen));
    }
    return chosen.get(0);
  }

  /** The tokens of a text: as many as the folder says, and as positions allow. */
  private int length(JsonFile tokenizer, int positions) {
    JsonNode truncation = tokenizer.root().path("truncation").path("max_length");
    Optional<Integer> stated =
        Optional.of(folder.resolve(LENGTH))
            .filter(Files::exists)
            .map(file -> JsonFile.read(file).root().path("max_seq_length"))
            .filter(JsonNode::canConvertToInt)
            .map(JsonNode::intValue)
            .or(
                () ->
                    Optional.of(truncation)
                        .filter(JsonNode::canConvertToInt)
                        .map(JsonNode::intValue));
    return Math.max(3, Math.min(Math.min(positions, LONGEST), stated.orElse(LONGEST)));
  }
}
