package org.isomer.encoder.text;

import org.isomer.graph.Initializer;
import org.isomer.graph.Layers;
import org.isomer.graph.Net;
import org.isomer.modality.text.Tokens;
import org.isomer.spi.Input;
import org.isomer.tensor.TensorSpec;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** A learned vector for each entry of the vocabulary: how every encoder of this package begins. */
final class TokenEmbedding {
  private TokenEmbedding() {}

  /** How many entries the vocabulary of the tokens has. */
  static int vocabulary(Input input) {
    return input.spec().find(Tokens.IDS).map(TensorSpec::below).orElseThrow().orElseThrow();
  }

  /** How many tokens an example has room for. */
  static int places(Input input) {
    return input.spec().find(Tokens.IDS).orElseThrow().shape().get(0);
  }

  /**
   * Looks up the tokens in the variable {@code token_embed.weight} of the shape (vocabulary,
   * width).
   *
   * @return shape (batch, tokens, width)
   */
  static Operand<TFloat32> of(Net net, Input input, int width, Initializer weight) {
    return Layers.embedding(
        net, "token_embed", input.ints(Tokens.IDS), vocabulary(input), width, weight);
  }
}
