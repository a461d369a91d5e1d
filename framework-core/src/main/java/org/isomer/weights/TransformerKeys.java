package org.isomer.weights;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What one of Hugging Face's transformers calls the variables of ours.
 *
 * @param embeddings its names of what is no part of a block, by ours
 * @param layers its names of the layers of a block, by ours
 * @param attention where it keeps query, key and value, which are one matrix here
 */
record TransformerKeys(
    Map<String, String> embeddings, Map<String, String> layers, String attention) {
  private static final Pattern BLOCK = Pattern.compile("blocks\\.(\\d+)\\.(.*)\\.(weight|bias)");
  private static final String JOINT = "attn.qkv";

  /** Copies the maps. */
  TransformerKeys {
    embeddings = Map.copyOf(embeddings);
    layers = Map.copyOf(layers);
  }

  /**
   * The keys of a variable. A name that is none of such a transformer is its own key.
   *
   * @param variable without the encoder's scope
   */
  List<String> of(String variable) {
    Matcher block = BLOCK.matcher(variable);
    if (!block.matches()) {
      return List.of(embeddings.getOrDefault(variable, variable));
    }
    String layer = "encoder.layer." + block.group(1) + ".";
    String part = "." + block.group(3);
    return block.group(2).equals(JOINT)
        ? Stream.of("query", "key", "value")
            .map(each -> layer + attention + "." + each + part)
            .toList()
        : List.of(layer + layers.getOrDefault(block.group(2), block.group(2)) + part);
  }
}
