package org.isomer.vocabulary;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.isomer.modality.text.Tokenizer;

/**
 * A vocabulary that has been learned.
 *
 * @param tokens by number
 * @param tokenizer what cuts texts with it, none of them short
 */
record Trained(List<String> tokens, Tokenizer tokenizer) {
  /** Tokens of a text at most. */
  static final int LENGTH = 65_536;

  int size() {
    return tokens.size();
  }

  /** As a file: a token on each line. */
  byte[] list() {
    return (String.join("\n", tokens) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
