package org.isomer.eval.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.isomer.config.ConfigWriter;
import org.isomer.eval.spi.Network;
import org.isomer.file.AtomicFiles;
import org.isomer.graph.Variable;
import org.isomer.modality.text.Tokenizer;
import org.isomer.modality.text.Tokens;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Encoder;
import org.isomer.spi.Step;
import org.isomer.tensor.InputSpec;
import org.isomer.weights.Layout;
import org.isomer.weights.Safetensors;
import org.isomer.weights.WeightFile;

/**
 * An encoder of texts in BERT's shape that is to be written for the libraries transformers and
 * sentence-transformers.
 *
 * @param name what the README calls it
 * @param choice the encoder as it was configured
 * @param network the encoder with its weights
 * @param preprocessing what is done to a text first: a tokenizer and nothing else
 */
public record HuggingFaceExport(
    String name, Choice<Encoder> choice, Network network, List<Step> preprocessing) {
  private static final String SEGMENTS = "embeddings.token_type_embeddings.weight";
  private static final List<String> SPECIAL = List.of("PAD", "UNK", "CLS", "SEP", "MASK");

  /** Copies the list. */
  public HuggingFaceExport {
    preprocessing = List.copyOf(preprocessing);
  }

  /**
   * Writes the folder.
   *
   * @param folder is made; it must not exist
   * @throws BadInputException if it exists, or the encoder or its preprocessing have no equal there
   */
  public void write(Path folder) {
    Tokenizer tokenizer = tokenizer();
    InputSpec input = tokenizer.buffer().spec();
    List<Variable> variables = FrozenGraph.variables(network.encoder(), input);
    Layout.HUGGING_FACE_BERT.requireFor(variables);
    Map<String, String> options = ConfigWriter.toOptions(choice.config());
    Map<String, Safetensors.Tensor> weights =
        new LinkedHashMap<>(
            WeightFile.tensors(
                Layout.HUGGING_FACE_BERT, variables, network.weights().of(variables)));
    // A BERT has segments; an encoder without any is one whose embeddings of them are 0.
    long width = network.encoder().dim();
    weights.putIfAbsent(
        SEGMENTS,
        new Safetensors.Tensor(List.of(2L, width), new float[Math.toIntExact(2 * width)]));
    AtomicFiles.writeFolder(
        folder, fresh -> write(fresh, tokenizer, config(weights, options), options, weights));
  }

  private Tokenizer tokenizer() {
    if (preprocessing.size() == 1 && preprocessing.get(0) instanceof Tokenizer tokenizer) {
      return tokenizer;
    }
    throw new BadInputException(
        "export: for hugging-face the evaluation pipeline has to be a tokenizer and nothing else, such as word-pieces, byte-pairs or hugging-face-tokens; here it has %d steps. Export as safetensors, which keeps any."
            .formatted(preprocessing.size()));
  }

  private static BertConfig config(
      Map<String, Safetensors.Tensor> weights, Map<String, String> options) {
    int depth = 0;
    while (weights.containsKey("encoder.layer.%d.output.dense.weight".formatted(depth))) {
      depth++;
    }
    return new BertConfig(
        size(weights, "embeddings.word_embeddings.weight", 0),
        size(weights, "embeddings.word_embeddings.weight", 1),
        depth,
        Integer.parseInt(options.getOrDefault("heads", "1")),
        size(weights, "encoder.layer.0.intermediate.dense.weight", 0),
        size(weights, "embeddings.position_embeddings.weight", 0),
        size(weights, SEGMENTS, 0),
        Double.parseDouble(options.getOrDefault("dropout", "0")));
  }

  private static int size(Map<String, Safetensors.Tensor> weights, String key, int dimension) {
    Safetensors.Tensor tensor = weights.get(key);
    if (tensor == null) {
      throw new IllegalStateException("no tensor " + key);
    }
    return Math.toIntExact(tensor.shape().get(dimension));
  }

  private void write(
      Path folder,
      Tokenizer tokenizer,
      BertConfig config,
      Map<String, String> options,
      Map<String, Safetensors.Tensor> weights)
      throws IOException {
    int length = tokenizer.buffer().places();
    Safetensors.write(folder.resolve(HuggingFaceFolder.WEIGHTS), weights);
    ObjectNode root = JsonFile.JSON.createObjectNode();
    config.writeTo(root);
    json(folder, HuggingFaceFolder.CONFIG, root);
    Files.write(folder.resolve(HuggingFaceFolder.TOKENIZER), tokenizer.json());
    json(folder, "tokenizer_config.json", tokenizerConfig(tokenizer.buffer(), length));
    json(
        folder,
        HuggingFaceFolder.LENGTH,
        JsonFile.JSON.createObjectNode().put("max_seq_length", length).put("do_lower_case", false));
    json(folder, "modules.json", modules());
    Files.createDirectory(folder.resolve(HuggingFaceFolder.POOLING).resolveSibling(""));
    json(folder, HuggingFaceFolder.POOLING, pooling(config, options.getOrDefault("pooling", "")));
    Files.writeString(folder.resolve("README.md"), README.formatted(name, length));
  }

  private static ObjectNode tokenizerConfig(Tokens tokens, int length) {
    ObjectNode config = JsonFile.JSON.createObjectNode();
    config.put("tokenizer_class", "PreTrainedTokenizerFast").put("model_max_length", length);
    List<String> entries = tokens.vocabulary();
    for (String special : SPECIAL) {
      String entry = "[%s]".formatted(special);
      if (entries.contains(entry)) {
        config.put(special.toLowerCase(Locale.ROOT) + "_token", entry);
      }
    }
    return config;
  }

  private static JsonNode modules() {
    String room = "sentence_transformers.models.";
    ArrayNode modules = JsonFile.JSON.createArrayNode();
    modules
        .addObject()
        .put("idx", 0)
        .put("name", "0")
        .put("path", "")
        .put("type", room + "Transformer");
    modules
        .addObject()
        .put("idx", 1)
        .put("name", "1")
        .put("path", "1_Pooling")
        .put("type", room + "Pooling");
    return modules;
  }

  private static ObjectNode pooling(BertConfig config, String pooling) {
    ObjectNode written = JsonFile.JSON.createObjectNode();
    written.put("word_embedding_dimension", config.width());
    written.put("pooling_mode_cls_token", pooling.equals("cls"));
    written.put("pooling_mode_mean_tokens", pooling.equals("mean"));
    written.put("pooling_mode_max_tokens", pooling.equals("max"));
    written.put("pooling_mode_mean_sqrt_len_tokens", false);
    return written;
  }

  private static void json(Path folder, String name, JsonNode content) throws IOException {
    Files.write(
        folder.resolve(name), (content.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static final String README =
      """
      # %s

      A sentence encoder of BERT's shape, trained with Isomer; texts have at most %d tokens.

          from sentence_transformers import SentenceTransformer

          model = SentenceTransformer("this folder")
          embeddings = model.encode(["A sentence.", "Another one."])

      transformers opens it too: AutoModel.from_pretrained("this folder"). Its pooler is none of this
      encoder's and has no weights. isomer eval this-folder/config.json judges the encoder again.
      """;
}
