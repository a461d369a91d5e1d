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
 * Variance-invariance-covariance regularisation (Bardes et al. 2022, equations 1 to 6).
 *
 * <p>With N rows of D dimensions, not brought to unit length, the loss is the weighted sum of
 *
 * <ul>
 *   <li>invariance: the mean squared difference of the two views, over rows and dimensions;
 *   <li>variance: the mean over both views and the dimensions of max(0, 1 − √(Var + 1e-4)), with
 *       the unbiased variance over the batch;
 *   <li>covariance: the sum over both views of Σ_{i≠j} Cov(i, j)² / D, with the unbiased
 *       covariance;
 * </ul>
 *
 * <p>times {@code scale}. The paper writes the variance as the sum of both views; the mean, as in
 * its reference code, is what the published weights belong to. Identical embeddings give 0.99 times
 * the weight of the variance.
 *
 * <p>Logs the three as {@code invariance}, {@code variance} and {@code covariance}, unweighted.
 */
public final class VicReg implements LossPlugin<VicReg.Config> {
  private static final double EPSILON = 1e-4;

  /** Options of VICReg. */
  public record Config(
      @Option(help = "Weight of the invariance term", value = "25", min = 0, max = 1e6)
          double invariance,
      @Option(help = "Weight of the variance term", value = "25", min = 0, max = 1e6)
          double variance,
      @Option(help = "Weight of the covariance term", value = "1", min = 0, max = 1e6)
          double covariance,
      @Option(help = "Factor on the loss", value = "1", min = 0, exclusiveMin = true, max = 1e6)
          double scale) {}

  @Override
  public String name() {
    return "vicreg";
  }

  @Override
  public String summary() {
    return "Variance, invariance and covariance terms without negatives (VICReg)";
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
        return vicReg(tf, embeddings, config);
      }
    };
  }

  /** What is asked of one view. */
  private record Spread<T extends TFloating>(Operand<T> hinge, Operand<T> covariance) {
    static <T extends TFloating> Spread<T> of(Ops tf, Operand<T> rows) {
      Class<T> type = rows.type();
      Operand<T> one = Similarity.scalar(tf, 1, type);
      Operand<T> degrees = tf.math.sub(Similarity.count(tf, rows, 0), one);
      Operand<T> centred = tf.math.sub(rows, tf.math.mean(rows, tf.constant(0)));
      Operand<T> variances =
          tf.math.div(tf.reduceSum(tf.math.square(centred), tf.constant(0)), degrees);
      Operand<T> deviations =
          tf.math.sqrt(tf.math.add(variances, Similarity.scalar(tf, EPSILON, type)));
      Operand<T> covariances =
          tf.math.div(tf.linalg.matMul(centred, centred, MatMul.transposeA(true)), degrees);
      Operand<T> offDiagonal =
          tf.math.sub(
              Similarity.sum(tf, tf.math.square(covariances)),
              Similarity.sum(tf, tf.math.square(variances)));
      return new Spread<>(
          Similarity.mean(tf, tf.nn.relu(tf.math.sub(one, deviations))),
          tf.math.div(offDiagonal, Similarity.count(tf, rows, 1)));
    }
  }

  private static <T extends TFloating> LossTerms<T> vicReg(
      Ops tf, Embeddings<T> embeddings, Config config) {
    Operand<T> a = embeddings.queries();
    Operand<T> b = embeddings.keys();
    Operand<T> invariance =
        tf.math.mean(tf.math.squaredDifference(a, b), tf.constant(new int[] {0, 1}));
    Spread<T> first = Spread.of(tf, a);
    Spread<T> second = Spread.of(tf, b);
    Operand<T> variance = Similarity.scale(tf, tf.math.add(first.hinge(), second.hinge()), 0.5);
    Operand<T> covariance = tf.math.add(first.covariance(), second.covariance());
    Operand<T> total =
        tf.math.add(
            tf.math.add(
                Similarity.scale(tf, invariance, config.invariance()),
                Similarity.scale(tf, variance, config.variance())),
            Similarity.scale(tf, covariance, config.covariance()));
    return LossTerms.of(Similarity.scale(tf, total, config.scale()))
        .with("invariance", invariance)
        .with("variance", variance)
        .with("covariance", covariance)
        .collapsingTo(config.scale() * config.variance() * (1 - Math.sqrt(EPSILON)));
  }
}
