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
 * Distillation of similarities (after Tung and Mori 2019, "Similarity-preserving knowledge
 * distillation", with cosines in place of inner products of a row's length): the mean over all
 * pairs i ≠ j of a batch of
 *
 * <pre>
 *   (cos(pᵢ, pⱼ) − cos(tᵢ, tⱼ))²
 * </pre>
 *
 * <p>times {@code scale}, with the predictions p as the first view and the targets t as the second.
 * The lengths of their rows may differ.
 */
public final class SimilarityMatrix implements LossPlugin<SimilarityMatrix.Config> {
  /** Options of the loss of similarities. */
  public record Config(
      @Option(help = "Factor on the loss", value = "1", min = 0, exclusiveMin = true, max = 1e6)
          double scale) {}

  @Override
  public String name() {
    return "similarity-matrix";
  }

  @Override
  public String summary() {
    return "Squared differences of the cosines within a batch, of predictions and targets"
               + " (distillation)";
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
        Operand<T> p = Similarity.normalizeRows(tf, embeddings.queries());
        Operand<T> t = Similarity.normalizeRows(tf, embeddings.keys());
        Operand<T> squares =
            tf.math.squaredDifference(Similarity.dots(tf, p, p), Similarity.dots(tf, t, t));
        Operand<T> others =
            tf.math.sub(Similarity.scalar(tf, 1, p.type()), Similarity.identity(tf, p));
        return LossTerms.of(
            Similarity.scale(tf, Similarity.meanWhere(tf, squares, others), config.scale()));
      }
    };
  }
}
