package org.isomer.encoder.text;

import java.util.Optional;
import org.isomer.encoder.TransformerBlock;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Encoder;
import org.isomer.spi.EncoderPlugin;
import org.isomer.spi.Option;

/**
 * Makes a transformer encoder of tokens, small by default. With {@code norm: post}, {@code
 * positions: 512} and {@code segments: 2} it is BERT's (Devlin et al. 2019), whose weights it then
 * takes.
 */
public final class TextTransformer implements EncoderPlugin<TextTransformer.Config> {
  /** Where layers are normalised. */
  public enum Norm {
    /** Before each layer, and once at the end, as in GPT-2. */
    PRE,
    /** After each layer, and after the embeddings, as in BERT. */
    POST
  }

  /** Options. */
  public record Config(
      @Option(
              help = "Length of a token's vector and of the feature vector",
              value = "128",
              min = 1,
              max = 8192)
          int width,
      @Option(help = "Transformer blocks", value = "4", min = 1, max = 128) int depth,
      @Option(
              help = "Attention heads in each block; they divide the width",
              value = "4",
              min = 1,
              max = 256)
          int heads,
      @Option(
              help = "How many times wider than a token a block's hidden layer is",
              value = "4",
              min = 1,
              max = 64)
          int feedForward,
      @Option(
              help =
                  "What becomes the feature vector: the mean or the maximum over the tokens, the first, [CLS], or the last",
              value = "mean")
          TokenPooling pooling,
      @Option(help = "Normalisation before each layer, or after it as in BERT", value = "pre")
          Norm norm,
      @Option(
              help =
                  "Positions that have an embedding, at least as many as a text has tokens; as many as that if not given",
              min = 1,
              max = 65_536)
          Optional<Integer> positions,
      @Option(
              help =
                  "Segments that have an embedding, of which a single text is the first: 2 in BERT, 0 for none",
              value = "0",
              min = 0,
              max = 64)
          int segments,
      @Option(
              help =
                  "The share of embeddings, attention weights and outputs of layers that is left out in training: 0.1 in BERT, and what tells two views of one text apart in SimCSE",
              value = "0",
              min = 0,
              max = 0.99)
          double dropout,
      @Option(
              help =
                  "Whether a token sees itself and earlier ones only, as in GPT; next-token prediction needs it",
              value = "false")
          boolean causal) {}

  @Override
  public String name() {
    return "text-transformer";
  }

  @Override
  public String summary() {
    return "Transformer encoder of tokens with learned positions (Vaswani et al. 2017, Devlin et al. 2019)";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Encoder create(Config config) {
    TransformerBlock.requireHeads("text-transformer", config.heads, config.width);
    if (config.causal && config.pooling == TokenPooling.CLS) {
      throw new BadInputException(
          "text-transformer: with causal: true the first token sees no other one, and pooling is cls. Choose mean, max or last.");
    }
    return new TokenEncoder(config);
  }
}
