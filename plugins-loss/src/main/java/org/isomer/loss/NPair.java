package org.isomer.loss;

import java.util.OptionalInt;
import java.util.Set;
import org.isomer.graph.LogSumExp;
import org.isomer.graph.Similarity;
import org.isomer.spi.Embeddings;
import org.isomer.spi.Loss;
import org.isomer.spi.LossInput;
import org.isomer.spi.LossPlugin;
import org.isomer.spi.LossTerms;
import org.isomer.spi.Option;
import org.isomer.spi.Pool;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * The multi-class N-pair loss (Sohn 2016, equation 7).
 *
 * <p>With f the rows of the first view and f⁺ those of the second, not brought to unit length, the
 * loss is the mean over the rows of
 *
 * <pre>
 *   log(1 + Σ_{j≠i} exp(fᵢ·fⱼ⁺ − fᵢ·fᵢ⁺))
 * </pre>
 *
 * <p>plus {@code regularization} times the mean squared length of all rows. If {@code supervised},
 * the rows of all views are anchors, each row of an anchor's class is a positive with a term of its
 * own, and the sum runs over the rows of other classes. Without regularisation, identical
 * embeddings give ln N for two views.
 *
 * <p>Logs {@code contrast-accuracy}, the fraction of anchors of which a positive is the most
 * similar row.
 */
public final class NPair implements LossPlugin<NPair.Config> {
  /** Options of the N-pair loss. */
  public record Config(
      @Option(
              help = "Weight of the mean squared length of the embeddings",
              value = "0.001",
              min = 0,
              max = 1e6)
          double regularization,
      @Option(help = "Whether labels make the positives, beside the views", value = "false")
          boolean supervised) {}

  @Override
  public String name() {
    return "n-pair";
  }

  @Override
  public String summary() {
    return "Softmax of one positive against all negatives, on dot products (Sohn 2016)";
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
        return Pool.needs(config.supervised());
      }

      @Override
      public boolean acceptsViews(int views) {
        return config.supervised() ? views >= 1 : views == 2;
      }

      @Override
      public OptionalInt negatives(int batch, int views, int given) {
        return config.supervised() ? OptionalInt.empty() : OptionalInt.of(batch - 1);
      }

      @Override
      public <T extends TFloating> LossTerms<T> apply(Ops tf, Embeddings<T> embeddings) {
        LossTerms<T> terms = nPair(tf, embeddings, config);
        long batch = embeddings.queries().shape().get(0);
        return batch > 1 && !config.supervised() && config.regularization() == 0
            ? terms.collapsingTo(Math.log((double) batch))
            : terms;
      }
    };
  }

  private static <T extends TFloating> LossTerms<T> nPair(
      Ops tf, Embeddings<T> embeddings, Config config) {
    Pool<T> pool = Pool.of(tf, embeddings, config.supervised());
    Candidates<T> candidates = Candidates.of(tf, embeddings, config.supervised());
    Operand<T> dots = Similarity.dots(tf, candidates.anchors(), candidates.others());
    Operand<T> negatives =
        LogSumExp.keepingAxis(tf, Similarity.only(tf, dots, candidates.negatives()), 1);
    Operand<T> losses = tf.math.softplus(tf.math.sub(negatives, dots));
    Operand<T> lengths = Similarity.mean(tf, Similarity.rowDots(tf, pool.rows(), pool.rows()));
    return LossTerms.of(
            tf.math.add(
                Similarity.meanWhere(tf, losses, candidates.positives()),
                Similarity.scale(tf, lengths, config.regularization())))
        .with("contrast-accuracy", candidates.accuracy(tf, dots));
  }
}
