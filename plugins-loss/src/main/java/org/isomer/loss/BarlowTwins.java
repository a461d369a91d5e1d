package org.isomer.loss;

import org.isomer.graph.Similarity;
import org.isomer.spi.Embeddings;
import org.isomer.spi.Loss;
import org.isomer.spi.LossPlugin;
import org.isomer.spi.LossTerms;
import org.isomer.spi.Option;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.family.TFloating;

/**
 * The redundancy reduction of Barlow Twins (Zbontar et al. 2021, equation 1).
 *
 * <p>Each dimension of each view is standardised over the batch (biased variance, ε = 1e-5); C is
 * the cross-correlation of the dimensions of the two views, ABᵀ/N with the dimensions as rows. The
 * loss is
 *
 * <pre>
 *   Σᵢ (Cᵢᵢ − 1)² + λ Σ_{i≠j} Cᵢⱼ²
 * </pre>
 *
 * <p>times {@code scale}. Identical embeddings give the number of dimensions, times {@code scale}.
 * Rows are not brought to unit length.
 *
 * <p>Logs {@code on-diagonal} and {@code off-diagonal}, the two sums without λ and scale.
 */
public final class BarlowTwins implements LossPlugin<BarlowTwins.Config> {
  private static final double EPSILON = 1e-5;

  /** Options of Barlow Twins. */
  public record Config(
      @Option(
              help = "Weight λ of the correlations off the diagonal",
              value = "0.0051",
              min = 0,
              max = 1e6)
          double lambda,
      @Option(help = "Factor on the loss", value = "1", min = 0, exclusiveMin = true, max = 1e6)
          double scale) {}

  @Override
  public String name() {
    return "barlow-twins";
  }

  @Override
  public String summary() {
    return "Cross-correlation of two views towards the identity (Barlow Twins)";
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
        return barlowTwins(tf, embeddings, config);
      }
    };
  }

  private static <T extends TFloating> LossTerms<T> barlowTwins(
      Ops tf, Embeddings<T> embeddings, Config config) {
    Operand<T> a = standardize(tf, embeddings.queries());
    Operand<T> b = standardize(tf, embeddings.keys());
    Operand<T> correlations =
        tf.math.div(tf.linalg.matMul(a, b, MatMul.transposeA(true)), Similarity.count(tf, a, 0));
    Operand<T> diagonal = tf.math.mean(tf.math.mul(a, b), tf.constant(0));
    Operand<T> on =
        Similarity.sum(tf, tf.math.squaredDifference(diagonal, Similarity.scalar(tf, 1, a.type())));
    Operand<T> off =
        tf.math.sub(
            Similarity.sum(tf, tf.math.square(correlations)),
            Similarity.sum(tf, tf.math.square(diagonal)));
    Operand<T> total = tf.math.add(on, Similarity.scale(tf, off, config.lambda()));
    LossTerms<T> terms =
        LossTerms.of(Similarity.scale(tf, total, config.scale()))
            .with("on-diagonal", on)
            .with("off-diagonal", off);
    long dimensions = a.shape().get(1);
    return dimensions > 0 ? terms.collapsingTo(config.scale() * dimensions) : terms;
  }

  private static <T extends TFloating> Operand<T> standardize(Ops tf, Operand<T> rows) {
    Operand<T> centred = tf.math.sub(rows, tf.math.mean(rows, tf.constant(0)));
    Operand<T> variance = tf.math.mean(tf.math.square(centred), tf.constant(0));
    return tf.math.mul(
        centred, tf.math.rsqrt(tf.math.add(variance, Similarity.scalar(tf, EPSILON, rows.type()))));
  }
}
