package org.isomer.encoder.series;

import java.util.Optional;
import org.isomer.graph.Initializer;
import org.isomer.graph.Net;
import org.isomer.graph.Recurrent;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Encoder;
import org.isomer.spi.EncoderPlugin;
import org.isomer.spi.Option;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TFloating;

/**
 * Gated recurrent units (Cho et al., "Learning phrase representations using RNN encoder–decoder for
 * statistical machine translation", 2014), one layer on top of another, each reading the series
 * from its beginning. The features are the top layer's state after the last position that is not
 * padding; its states at all positions are the only stage. Equations and first values are
 * PyTorch's.
 */
public final class Gru implements EncoderPlugin<Gru.Config> {
  /** Each position is a part of the graph, which grows with the length. */
  private static final int MOST_POSITIONS = 2048;

  /** The options. */
  public record Config(
      @Option(
              help = "Units of each layer, and the length of a feature vector",
              value = "128",
              min = 1,
              max = 65_536)
          int width,
      @Option(help = "Layers", value = "1", min = 1, max = 64) int layers) {}

  @Override
  public String name() {
    return "gru";
  }

  @Override
  public String summary() {
    return "Gated recurrent units for series";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Encoder create(Config config) {
    return new LastState(config.width(), config.layers(), Gru::layer);
  }

  private static <T extends TFloating> Recurrent.States<T> layer(
      Net net,
      String name,
      Operand<T> x,
      Optional<Operand<TFloat32>> mask,
      int units,
      Initializer initial) {
    long positions = x.shape().get(1);
    if (positions > MOST_POSITIONS) {
      throw new BadInputException(
          "encoder gru: the series have %d positions, and at most %d are read one after the other. Take lstm or dilated-convnet, or a series-crop in training and evaluation."
              .formatted(positions, MOST_POSITIONS));
    }
    return Recurrent.gru(net, name, x, mask, units, initial);
  }
}
