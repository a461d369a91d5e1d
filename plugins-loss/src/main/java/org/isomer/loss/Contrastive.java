package org.isomer.loss;

import java.util.Set;
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
 * The contrastive loss with a margin (Hadsell, Chopra and LeCun 2006, equation 4).
 *
 * <p>Over all pairs of rows of all views, with distance d, margin m, and y = 1 for pairs that
 * belong together, else 0:
 *
 * <pre>
 *   y d² + (1 − y) max(0, m − d)²
 * </pre>
 *
 * <p>averaged over the pairs that belong together and over the others, and both means added, so
 * that the few positives of a batch weigh as much as its many negatives. (The paper halves both
 * terms and draws pairs of either kind.) Views of one instance belong together; if {@code
 * supervised}, instances of one class as well. Identical embeddings give m².
 *
 * <p>Logs both means as {@code attraction} and {@code repulsion}.
 */
public final class Contrastive implements LossPlugin<Contrastive.Config> {
  /** Options of the contrastive loss. */
  public record Config(
      @Option(
              help = "Distance from which on negatives no longer repel",
              value = "1",
              min = 0,
              exclusiveMin = true,
              max = 1e6)
          double margin,
      @Option(
              help = "Distance d: euclidean, squared-euclidean or cosine (1 − cosine)",
              value = "euclidean")
          Distance distance,
      @Option(help = "Whether embeddings are first brought to unit length", value = "true")
          boolean normalize,
      @Option(help = "Whether labels make the positives, beside the views", value = "false")
          boolean supervised) {}

  @Override
  public String name() {
    return "contrastive";
  }

  @Override
  public String summary() {
    return "Positives close, negatives beyond a margin (Hadsell et al. 2006)";
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
        return Pool.acceptsViews(views, config.supervised());
      }

      @Override
      public <T extends TFloating> LossTerms<T> apply(Ops tf, Embeddings<T> embeddings) {
        return contrastive(tf, Pool.of(tf, embeddings, config.supervised()), config);
      }
    };
  }

  private static <T extends TFloating> LossTerms<T> contrastive(
      Ops tf, Pool<T> pool, Config config) {
    Operand<T> rows = config.normalize() ? Similarity.normalizeRows(tf, pool.rows()) : pool.rows();
    Operand<T> distances = config.distance().between(tf, rows);
    Operand<T> margin = Similarity.scalar(tf, config.margin(), rows.type());
    Operand<T> shortfall = tf.nn.relu(tf.math.sub(margin, distances));
    Operand<T> attraction = Similarity.meanWhere(tf, tf.math.square(distances), pool.positives(tf));
    Operand<T> repulsion = Similarity.meanWhere(tf, tf.math.square(shortfall), pool.negatives(tf));
    return LossTerms.of(tf.math.add(attraction, repulsion))
        .with("attraction", attraction)
        .with("repulsion", repulsion)
        .collapsingTo(config.margin() * config.margin());
  }
}
