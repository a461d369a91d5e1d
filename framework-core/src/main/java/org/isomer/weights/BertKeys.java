package org.isomer.weights;

import java.util.List;
import java.util.Map;

/** What Hugging Face's BERT calls the variables of a transformer over tokens. */
final class BertKeys {
  private static final String TOKENS = "token_embed.weight";
  private static final String POSITIONS = "pos_embed";
  private static final String SEGMENTS = "segment_embed.weight";

  private static final Map<String, String> EMBEDDINGS =
      Map.of(
          TOKENS,
          "embeddings.word_embeddings.weight",
          POSITIONS,
          "embeddings.position_embeddings.weight",
          SEGMENTS,
          "embeddings.token_type_embeddings.weight",
          "embed_norm.weight",
          "embeddings.LayerNorm.weight",
          "embed_norm.bias",
          "embeddings.LayerNorm.bias");

  private static final Map<String, String> LAYERS =
      Map.of(
          "norm1", "attention.output.LayerNorm",
          "norm2", "output.LayerNorm",
          "attn.proj", "attention.output.dense",
          "mlp.fc1", "intermediate.dense",
          "mlp.fc2", "output.dense");

  private static final TransformerKeys NAMES =
      new TransformerKeys(EMBEDDINGS, LAYERS, "attention.self");

  private BertKeys() {}

  /** Whether a variable is a table of embeddings. */
  static boolean isTable(String variable) {
    return variable.equals(TOKENS) || variable.equals(POSITIONS) || variable.equals(SEGMENTS);
  }

  /**
   * The keys of a variable. A name that is none of such a transformer is its own key.
   *
   * @param variable without the encoder's scope
   */
  static List<String> of(String variable) {
    return NAMES.of(variable);
  }
}
