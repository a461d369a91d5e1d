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
 * The regression loss of BYOL (Grill et al. 2020, equation 2): the mean over the rows of the
 * squared distance of prediction p (the first view) and target z (the second), both of unit length,
 *
 * <pre>
 *   ‖p/‖p‖ − z/‖z‖‖² = 2 − 2 p·z / (‖p‖ ‖z‖)
 * </pre>
 *
 * <p>times {@code scale}. Its least value, 0, is reached by identical embeddings as well: what
 * keeps a method from collapse is that the targets have no gradient, which is the framework's part.
 */
public final class NormalizedMse implements LossPlugin<NormalizedMse.Config> {
  /** Options of the regression loss. */
  public record Config(
      @Option(help = "Factor on the loss", value = "1", min = 0, exclusiveMin = true, max = 1e6)
          double scale) {}

  @Override
  public String name() {
    return "normalized-mse";
  }

  @Override
  public String summary() {
    return "Squared distance of predictions and targets of unit length (BYOL)";
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
        Operand<T> distances =
            tf.math.squaredDifference(
                Similarity.normalizeRows(tf, embeddings.queries()),
                Similarity.normalizeRows(tf, embeddings.keys()));
        return LossTerms.of(
            Similarity.scale(
                tf, Similarity.mean(tf, tf.reduceSum(distances, tf.constant(1))), config.scale()));
      }
    };
  }
}
