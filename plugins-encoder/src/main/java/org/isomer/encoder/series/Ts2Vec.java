package org.isomer.encoder.series;

import org.isomer.spi.Encoder;
import org.isomer.spi.EncoderPlugin;
import org.isomer.spi.Option;

/**
 * The encoder of TS2Vec as it is trained: the {@linkplain DilatedNetwork dilated convolutions} with
 * positions hidden at random behind the linear map, and dropout of the output. Features are the
 * greatest value of each channel over time. Defaults are those of the authors' code. Evaluation, in
 * which nothing is hidden or left out, is that of {@link DilatedConvNet}.
 */
public final class Ts2Vec implements EncoderPlugin<Ts2Vec.Config> {
  /** The options. */
  public record Config(
      @Option(help = "Channels of all blocks but the last", value = "64", min = 1, max = 65_536)
          int width,
      @Option(
              help =
                  "Blocks before the last; the last looks 2^depth positions to each side and further, so a short series needs few",
              value = "10",
              min = 0,
              max = 20)
          int depth,
      @Option(help = "The length of a feature vector", value = "320", min = 1, max = 65_536)
          int dim,
      @Option(
              help = "Probability that training hides a position from the convolutions",
              value = "0.5",
              min = 0,
              max = 1)
          double mask,
      @Option(
              help = "Share of the features that training leaves out",
              value = "0.1",
              min = 0,
              max = 0.99)
          double dropout) {}

  @Override
  public String name() {
    return "ts2vec";
  }

  @Override
  public String summary() {
    return "Dilated convolutions on series with hidden positions (TS2Vec)";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Encoder create(Config config) {
    return new DilatedNetwork(
        config.width, config.depth, config.dim, PositionPooling.MAX, config.mask, config.dropout);
  }
}
