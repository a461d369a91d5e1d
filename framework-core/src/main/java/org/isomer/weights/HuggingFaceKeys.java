package org.isomer.weights;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Hugging Face's libraries call the variables of encoders of images. */
final class HuggingFaceKeys {
  private static final Pattern RESIDUAL =
      Pattern.compile("layer(\\d+)\\.(\\d+)\\.(conv|bn|downsample\\.)(\\d)\\.(.*)");
  private static final Pattern STEM = Pattern.compile("(conv|bn)1\\.(.*)");

  private static final Map<String, String> EMBEDDINGS =
      Map.of(
          "cls_token", "embeddings.cls_token",
          "pos_embed", "embeddings.position_embeddings",
          "patch_embed.proj.weight", "embeddings.patch_embeddings.projection.weight",
          "patch_embed.proj.bias", "embeddings.patch_embeddings.projection.bias",
          "norm.weight", "layernorm.weight",
          "norm.bias", "layernorm.bias");

  private static final Map<String, String> LAYERS =
      Map.of(
          "norm1", "layernorm_before",
          "norm2", "layernorm_after",
          "attn.proj", "attention.output.dense",
          "mlp.fc1", "intermediate.dense",
          "mlp.fc2", "output.dense");

  private static final TransformerKeys NAMES =
      new TransformerKeys(EMBEDDINGS, LAYERS, "attention.attention");

  private HuggingFaceKeys() {}

  /**
   * The key of a residual network's variable. A name that is none of such a network is its own key.
   *
   * @param variable without the encoder's scope
   */
  static String ofResnet(String variable) {
    Matcher stem = STEM.matcher(variable);
    if (stem.matches()) {
      return "embedder.embedder.%s.%s".formatted(operation(stem.group(1)), stem.group(2));
    }
    Matcher residual = RESIDUAL.matcher(variable);
    if (!residual.matches()) {
      return variable;
    }
    int number = Integer.parseInt(residual.group(4));
    boolean shortcut = residual.group(3).startsWith("downsample");
    return "encoder.stages.%d.layers.%s.%s.%s.%s"
        .formatted(
            Integer.parseInt(residual.group(1)) - 1,
            residual.group(2),
            shortcut ? "shortcut" : "layer." + (number - 1),
            shortcut ? operation(number == 0 ? "conv" : "bn") : operation(residual.group(3)),
            residual.group(5));
  }

  private static String operation(String own) {
    return own.equals("conv") ? "convolution" : "normalization";
  }

  /**
   * The keys of a vision transformer's variable. A name that is none of such a transformer is its
   * own key.
   *
   * @param variable without the encoder's scope
   */
  static List<String> ofVit(String variable) {
    return NAMES.of(variable);
  }
}
