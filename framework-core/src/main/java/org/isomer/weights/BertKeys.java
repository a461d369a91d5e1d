package org.isomer.weights;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

  private static final Pattern BLOCK = Pattern.compile("blocks\\.(\\d+)\\.(.*)\\.(weight|bias)");
  private static final String JOINT = "attn.qkv";

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
    Matcher block = BLOCK.matcher(variable);
    if (!block.matches()) {
      return List.of(EMBEDDINGS.getOrDefault(variable, variable));
    }
    String layer = "encoder.layer." + block.group(1) + ".";
    String part = "." + block.group(3);
    return block.group(2).equals(JOINT)
        ? Stream.of("query", "key", "value")
            .map(each -> layer + "attention.self." + each + part)
            .toList()
        : List.of(layer + LAYERS.getOrDefault(block.group(2), block.group(2)) + part);
  }
}
