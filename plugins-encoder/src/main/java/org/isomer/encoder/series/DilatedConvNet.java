package org.isomer.encoder.series;

import org.isomer.spi.Encoder;
import org.isomer.spi.EncoderPlugin;
import org.isomer.spi.Option;

/**
 * The {@linkplain DilatedNetwork network of TS2Vec} for any method: without the mask and the
 * dropout, which belong to TS2Vec's training and which {@link Ts2Vec} has.
 */
public final class DilatedConvNet implements EncoderPlugin<DilatedConvNet.Config> {
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
      @Option(help = "How positions become one vector: max or mean", value = "max")
          PositionPooling pooling) {}

  @Override
  public String name() {
    return "dilated-convnet";
  }

  @Override
  public String summary() {
    return "TS2Vec's dilated convolutions for series";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Encoder create(Config config) {
    return new DilatedNetwork(config.width, config.depth, config.dim, config.pooling, 0, 0);
  }
}
