package org.isomer.encoder;

import java.util.ArrayList;
import java.util.List;
import org.isomer.spi.Option;
import org.isomer.spi.Projector;
import org.isomer.spi.ProjectorPlugin;

/** Makes a projector of linear layers with ReLU between them. */
public final class MlpProjector implements ProjectorPlugin<MlpProjector.Config> {
  /** The options. */
  public record Config(
      @Option(help = "Widths of the hidden layers", value = "[2048]", min = 1) List<Integer> hidden,
      @Option(help = "Length of an embedding", value = "128", min = 1) int dim,
      @Option(
              help =
                  "Whether hidden layers are batch-normalised; a layer that is normalised has no"
                      + " bias",
              value = "true")
          boolean batchNorm,
      @Option(help = "Whether embeddings are batch-normalised", value = "false")
          boolean outputBatchNorm) {
    /** Copies the list. */
    public Config {
      hidden = List.copyOf(hidden);
    }
  }

  @Override
  public String name() {
    return "mlp";
  }

  @Override
  public String summary() {
    return "Linear layers with batch normalisation and ReLU between them";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Projector create(Config config) {
    List<Integer> widths = new ArrayList<>(config.hidden());
    widths.add(config.dim());
    return new Perceptron(widths, config.batchNorm(), config.outputBatchNorm());
  }
}
