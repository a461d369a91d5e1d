package org.isomer.encoder;

import java.util.List;
import org.isomer.spi.Option;
import org.isomer.spi.Projector;
import org.isomer.spi.ProjectorPlugin;

/** Makes a projector of one linear layer with a bias. */
public final class LinearProjector implements ProjectorPlugin<LinearProjector.Config> {
  /** The options. */
  public record Config(
      @Option(help = "Length of an embedding", value = "128", min = 1, max = 1 << 17) int dim) {}

  @Override
  public String name() {
    return "linear";
  }

  @Override
  public String summary() {
    return "One linear layer";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Projector create(Config config) {
    return new Perceptron(List.of(config.dim()), Perceptron.Finish.BIAS, Perceptron.Finish.BIAS);
  }
}
