package org.isomer.loss;

import org.isomer.spi.Embeddings;
import org.isomer.spi.Loss;
import org.isomer.spi.LossPlugin;
import org.isomer.spi.LossTerms;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * The regression loss of distillation (Reimers and Gurevych 2020, equation 1;
 * sentence-transformers' MSELoss): the mean over rows i and numbers j of
 *
 * <pre>
 *   (pᵢⱼ − tᵢⱼ)²
 * </pre>
 *
 * <p>with the predictions p as the first view and the targets t as the second. Nothing is
 * normalised, so lengths are learned too.
 */
public final class MeanSquaredError implements LossPlugin<MeanSquaredError.Config> {
  /** There are no options. */
  public record Config() {}

  @Override
  public String name() {
    return "mean-squared-error";
  }

  @Override
  public String summary() {
    return "Mean squared error of predictions against targets, lengths included (distillation)";
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
        Operand<T> squares = tf.math.squaredDifference(embeddings.queries(), embeddings.keys());
        return LossTerms.of(tf.math.mean(squares, tf.array(0, 1)));
      }
    };
  }
}
