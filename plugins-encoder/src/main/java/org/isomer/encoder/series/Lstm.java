package org.isomer.encoder.series;

import org.isomer.graph.Recurrent;
import org.isomer.spi.Encoder;
import org.isomer.spi.EncoderPlugin;
import org.isomer.spi.Option;

/**
 * Long short-term memory (Hochreiter and Schmidhuber, "Long short-term memory", 1997; with the gate
 * that forgets of Gers et al. 2000), one layer on top of another, each reading the series from its
 * beginning. The features are the top layer's visible state after the last position that is not
 * padding; its states at all positions are the only stage. Equations and first values are
 * PyTorch's.
 */
public final class Lstm implements EncoderPlugin<Lstm.Config> {
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
    return "lstm";
  }

  @Override
  public String summary() {
    return "Long short-term memory for series";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Encoder create(Config config) {
    return new LastState(config.width(), config.layers(), Recurrent::lstm);
  }
}
