package org.isomer.loss;

import org.isomer.graph.Similarity;
import org.isomer.spi.Embeddings;
import org.isomer.spi.Loss;
import org.isomer.spi.LossPlugin;
import org.isomer.spi.LossTerms;
import org.isomer.spi.Option;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * The negative cosine similarity of SimSiam (Chen and He 2021, equation 1): the mean over the rows
 * of −p·z / (‖p‖ ‖z‖), times {@code scale}, with the predictions p as the first view and the
 * targets z as the second.
 *
 * <p>Its least value, −1, is reached by identical embeddings as well: what keeps a method from
 * collapse is that the targets have no gradient, which is the framework's part.
 */
public final class NegativeCosine implements LossPlugin<NegativeCosine.Config> {
  /** Options of the negative cosine similarity. */
  public record Config(
      @Option(help = "Factor on the loss", value = "1", min = 0, exclusiveMin = true, max = 1e6)
          double scale) {}

  @Override
  public String name() {
    return "negative-cosine";
  }

  @Override
  public String summary() {
    return "Negative cosine similarity of predictions and targets (SimSiam)";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Loss create(Config config) {
    return new Loss() {
      @Override
      public <T extends TFloating> LossTerms<T> apply(Ops tf, Embeddings<T> embeddings) {
        Operand<T> cosines = Similarity.cosines(tf, embeddings.queries(), embeddings.keys());
        return LossTerms.of(Similarity.scale(tf, Similarity.mean(tf, cosines), -config.scale()));
      }
    };
  }
}
