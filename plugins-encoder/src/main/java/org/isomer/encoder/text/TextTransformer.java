package org.isomer.encoder.text;

import org.isomer.spi.BadInputException;
import org.isomer.spi.Encoder;
import org.isomer.spi.EncoderPlugin;
import org.isomer.spi.Option;

/** Makes a transformer encoder of tokens, small by default. */
public final class TextTransformer implements EncoderPlugin<TextTransformer.Config> {
  /** What becomes the feature vector. */
  public enum Pooling {
    /** The mean over all tokens that are no padding. */
    MEAN,
    /** The first token, {@code [CLS]}. */
    CLS
  }

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
                  "What becomes the feature vector: the mean over the tokens, or the first, [CLS]",
              value = "mean")
          Pooling pooling,
      @Option(help = "Normalisation before each layer, or after it as in BERT", value = "pre")
          Norm norm) {}

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
    if (config.width % config.heads != 0) {
      throw new BadInputException(
          "text-transformer: %d heads do not divide the width %d. Choose a width that is a multiple of the heads."
              .formatted(config.heads, config.width));
    }
    return new TokenEncoder(config);
  }
}
