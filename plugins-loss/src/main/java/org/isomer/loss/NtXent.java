package org.isomer.loss;

import java.util.List;
import org.isomer.spi.Embeddings;
import org.isomer.spi.Loss;
import org.isomer.spi.LossPlugin;
import org.isomer.spi.LossTerms;
import org.isomer.spi.Option;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TFloating;

/**
 * NT-Xent, the normalised temperature-scaled cross-entropy of SimCLR (Chen et al. 2020, equation
 * 1).
 *
 * <p>With Z the 2N rows of both views, each of unit length, and S = ZZᵀ/τ without its diagonal, the
 * loss is the mean over the rows of logsumexp(row) − S[row, its other view]. Identical embeddings
 * give ln(2N − 1).
 *
 * <p>Logs {@code contrast-accuracy}, the fraction of rows whose other view is the nearest of all.
 */
public final class NtXent implements LossPlugin<NtXent.Config> {
  /** Subtracted from a row's similarity to itself: exp of the difference is 0 in every type. */
  private static final double EXCLUDED = 1e9;

  /** Options of NT-Xent. */
  public record Config(
      @Option(
              help = "Temperature τ by which similarities are divided",
              value = "0.5",
              min = 0,
              exclusiveMin = true)
          double temperature) {}

  @Override
  public String name() {
    return "nt-xent";
  }

  @Override
  public String summary() {
    return "Normalised temperature-scaled cross-entropy between two views (SimCLR)";
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
        return ntXent(tf, embeddings, config.temperature());
      }
    };
  }

  private static <T extends TFloating> LossTerms<T> ntXent(
      Ops tf, Embeddings<T> embeddings, double temperature) {
    Class<T> type = embeddings.queries().type();
    Operand<T> queries = Similarity.normalizeRows(tf, embeddings.queries());
    Operand<T> keys = Similarity.normalizeRows(tf, embeddings.keys());
    Operand<T> scale = Similarity.scalar(tf, 1 / temperature, type);

    Operand<T> rows = tf.concat(List.of(queries, keys), tf.constant(0));
    Operand<T> similarities =
        tf.math.mul(tf.linalg.matMul(rows, rows, MatMul.transposeB(true)), scale);
    Operand<T> others =
        tf.math.sub(similarities, tf.stopGradient(diagonal(tf, rows, EXCLUDED, type)));

    Operand<T> pairs = tf.math.mul(tf.reduceSum(tf.math.mul(queries, keys), tf.constant(1)), scale);
    Operand<T> positives = tf.concat(List.of(pairs, pairs), tf.constant(0));
    Operand<T> loss =
        tf.math.mean(tf.math.sub(Similarity.logSumExpRows(tf, others), positives), tf.constant(0));
    LossTerms<T> terms =
        LossTerms.of(loss).with("contrast-accuracy", accuracy(tf, positives, others, type));
    long batch = embeddings.queries().shape().get(0);
    return batch > 0 ? terms.collapsingTo(Math.log(2.0 * batch - 1)) : terms;
  }

  /** A square matrix with one row for each of {@code rows}, {@code value} on its diagonal. */
  private static <T extends TFloating> Operand<T> diagonal(
      Ops tf, Operand<T> rows, double value, Class<T> type) {
    Operand<TInt32> count = tf.shape.take(tf.shape(rows), tf.constant(1));
    return tf.linalg.matrixDiag(
        tf.fill(count, Similarity.scalar(tf, value, type)),
        tf.constant(0),
        tf.constant(-1),
        tf.constant(-1),
        Similarity.scalar(tf, 0, type));
  }

  private static <T extends TFloating> Operand<T> accuracy(
      Ops tf, Operand<T> positives, Operand<T> others, Class<T> type) {
    // The positive is computed along another path than the matrix: allow for its rounding.
    Operand<T> tolerance = Similarity.scalar(tf, 1e-4, type);
    Operand<T> nearest = tf.math.sub(tf.reduceMax(others, tf.constant(1)), tolerance);
    return tf.math.mean(
        tf.dtypes.cast(tf.math.greaterEqual(positives, nearest), type), tf.constant(0));
  }
}
