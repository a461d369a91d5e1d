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
      @Option(help = "Widths of the hidden layers", value = "[2048]", min = 1, max = 1 << 17)
          List<Integer> hidden,
      @Option(help = "Length of an embedding", value = "128", min = 1, max = 1 << 17) int dim,
      @Option(
              help =
                  "Whether hidden layers are batch-normalised; a layer that is normalised has no"
                      + " bias",
              value = "true")
          boolean batchNorm,
      @Option(help = "Whether embeddings are batch-normalised", value = "false")
          boolean outputBatchNorm,
      @Option(
              help = "Whether the embeddings' batch normalisation has a gain and an offset",
              value = "true")
          boolean outputAffine,
      @Option(
              help = "Whether the last layer has a bias, if embeddings are not batch-normalised",
              value = "true")
          boolean outputBias) {
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
    return new Perceptron(widths, hidden(config), output(config));
  }

  private static Perceptron.Finish hidden(Config config) {
    return config.batchNorm() ? Perceptron.Finish.BATCH_NORM : Perceptron.Finish.BIAS;
  }

  private static Perceptron.Finish output(Config config) {
    if (config.outputBatchNorm()) {
      return config.outputAffine()
          ? Perceptron.Finish.BATCH_NORM
          : Perceptron.Finish.PLAIN_BATCH_NORM;
    }
    return config.outputBias() ? Perceptron.Finish.BIAS : Perceptron.Finish.NONE;
  }
}
