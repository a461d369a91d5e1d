package org.isomer.eval.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.isomer.spi.BadInputException;

/**
 * The shape of a BERT, as the {@code config.json} of Hugging Face's libraries says it.
 *
 * @param vocabulary entries of the vocabulary
 * @param width length of a token's vector
 * @param depth transformer blocks
 * @param heads attention heads of each block
 * @param hidden units of a block's hidden layer
 * @param positions positions that have an embedding
 * @param segments segments that have an embedding
 * @param dropout share of what is left out in training
 */
record BertConfig(
    int vocabulary,
    int width,
    int depth,
    int heads,
    int hidden,
    int positions,
    int segments,
    double dropout) {
  private static final String TYPE = "bert";
  private static final double EPSILON = 1e-12;

  /**
   * Reads a {@code config.json}.
   *
   * @throws BadInputException if it is that of another architecture, or lacks a number
   */
  static BertConfig of(JsonFile file) {
    JsonNode root = file.root();
    require(file, "model_type", root.path("model_type").asText(), TYPE);
    require(file, "hidden_act", root.path("hidden_act").asText("gelu"), "gelu");
    require(
        file,
        "position_embedding_type",
        root.path("position_embedding_type").asText("absolute"),
        "absolute");
    require(
        file,
        "layer_norm_eps",
        String.valueOf(root.path("layer_norm_eps").asDouble(EPSILON)),
        String.valueOf(EPSILON));
    BertConfig config =
        new BertConfig(
            file.number("vocab_size"),
            file.number("hidden_size"),
            file.number("num_hidden_layers"),
            file.number("num_attention_heads"),
            file.number("intermediate_size"),
            file.number("max_position_embeddings"),
            file.number("type_vocab_size"),
            root.path("hidden_dropout_prob").asDouble(0));
    if (config.hidden % config.width != 0) {
      throw file.wrong(
          "intermediate_size is %d, which is no multiple of hidden_size, %d; such an encoder cannot be built here. Choose another one"
              .formatted(config.hidden, config.width));
    }
    return config;
  }

  private static void require(JsonFile file, String key, String found, String expected) {
    if (!found.equals(expected)) {
      throw file.wrong(
          "%s is %s, and only weights of BERT with %s are read. Choose another encoder"
              .formatted(key, found.isEmpty() ? "missing" : found, expected));
    }
  }

  /** Writes what a {@code config.json} holds. */
  void writeTo(ObjectNode root) {
    root.putArray("architectures").add("BertModel");
    root.put("model_type", TYPE);
    root.put("vocab_size", vocabulary);
    root.put("hidden_size", width);
    root.put("num_hidden_layers", depth);
    root.put("num_attention_heads", heads);
    root.put("intermediate_size", hidden);
    root.put("max_position_embeddings", positions);
    root.put("type_vocab_size", segments);
    root.put("hidden_act", "gelu");
    root.put("layer_norm_eps", EPSILON);
    root.put("hidden_dropout_prob", dropout);
    root.put("attention_probs_dropout_prob", dropout);
    root.put("pad_token_id", 0);
    root.put("torch_dtype", "float32");
  }
}
