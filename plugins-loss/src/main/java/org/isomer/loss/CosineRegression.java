package org.isomer.loss;

import java.util.Set;
import org.isomer.graph.Similarity;
import org.isomer.spi.Embeddings;
import org.isomer.spi.Loss;
import org.isomer.spi.LossInput;
import org.isomer.spi.LossPlugin;
import org.isomer.spi.LossTerms;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * Regression of scores on cosines (Reimers and Gurevych 2019, section 3; sentence-transformers'
 * CosineSimilarityLoss): the mean over the pairs of
 *
 * <pre>
 *   (cos(aᵢ, bᵢ) − yᵢ)²
 * </pre>
 *
 * <p>with a and b the two views and y the scores, which have to be in [−1, 1] to be reached.
 */
public final class CosineRegression implements LossPlugin<CosineRegression.Config> {
  /** There are no options. */
  public record Config() {}

  @Override
  public String name() {
    return "cosine-regression";
  }

  @Override
  public String summary() {
    return "Mean squared error of the cosines of pairs against their scores (Sentence-BERT)";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Loss create(Config config) {
    return new Loss() {
      @Override
      public Set<LossInput> needs() {
        return Set.of(LossInput.SCORES, LossInput.COSINES);
      }

      @Override
      public <T extends TFloating> LossTerms<T> apply(Ops tf, Embeddings<T> embeddings) {
        Operand<T> errors =
            tf.math.sub(
                Similarity.cosines(tf, embeddings.queries(), embeddings.keys()),
                embeddings.scores().orElseThrow());
        return LossTerms.of(Similarity.mean(tf, tf.math.square(errors)));
      }
    };
  }
}
