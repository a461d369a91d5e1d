package org.isomer.loss;

import java.util.Set;
import org.isomer.graph.Places;
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
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TFloating;

/**
 * The triplet loss (Schroff, Kalenichenko and Philbin 2015, equation 3).
 *
 * <p>Over triplets of an anchor a, a positive p and a negative n among the rows of all views, with
 * distance d and margin m:
 *
 * <pre>
 *   max(0, d(a, p) − d(a, n) + m)
 * </pre>
 *
 * <p>averaged over the triplets above 0 (Hermans et al. 2017), so that it does not fade as most
 * triplets come to satisfy the margin; 0 when all do. Views of one instance are positives; if
 * {@code supervised}, instances of one class as well. Identical embeddings give m.
 *
 * <p>Logs {@code active-triplets}, the fraction of the mined triplets that are above 0.
 */
public final class Triplet implements LossPlugin<Triplet.Config> {
  /** Which triplets count. */
  public enum Mining {
    /** All of them. */
    BATCH_ALL {
      @Override
      <T extends TFloating> Mined<T> mine(Ops tf, Rows<T> rows) {
        Pairs<T> pairs = Pairs.of(tf, rows);
        return new Mined<>(
            tf.math.sub(tf.expandDims(pairs.positive(), tf.constant(1)), pairs.others()),
            pairs.negatives());
      }
    },
    /** For each anchor, the farthest positive and the nearest negative (Hermans et al. 2017). */
    BATCH_HARD {
      @Override
      <T extends TFloating> Mined<T> mine(Ops tf, Rows<T> rows) {
        Operand<T> farthest =
            tf.reduceMax(Similarity.only(tf, rows.distances(), rows.positives()), tf.constant(1));
        Operand<T> nearest = nearest(tf, rows.distances(), rows.negatives());
        return new Mined<>(
            tf.math.sub(farthest, nearest),
            tf.math.mul(
                tf.reduceMax(rows.positives(), tf.constant(1)),
                tf.reduceMax(rows.negatives(), tf.constant(1))));
      }
    },
    /**
     * For each anchor and positive, the nearest negative that is farther away than the positive; if
     * there is none, the farthest negative.
     */
    SEMI_HARD {
      @Override
      <T extends TFloating> Mined<T> mine(Ops tf, Rows<T> rows) {
        Pairs<T> pairs = Pairs.of(tf, rows);
        Operand<T> beyond =
            tf.dtypes.cast(
                tf.math.greater(pairs.others(), tf.expandDims(pairs.positive(), tf.constant(1))),
                rows.distances().type());
        Operand<T> farthest =
            tf.reduceMax(Similarity.only(tf, pairs.others(), pairs.negatives()), tf.constant(1));
        Operand<T> negative =
            tf.math.minimum(
                nearest(tf, pairs.others(), tf.math.mul(beyond, pairs.negatives())), farthest);
        return new Mined<>(
            tf.math.sub(pairs.positive(), negative),
            tf.reduceMax(pairs.negatives(), tf.constant(1)));
      }
    };

    abstract <T extends TFloating> Mined<T> mine(Ops tf, Rows<T> rows);

    private static <T extends TFloating> Operand<T> nearest(
        Ops tf, Operand<T> distances, Operand<T> mask) {
      return tf.math.neg(
          tf.reduceMax(Similarity.only(tf, tf.math.neg(distances), mask), tf.constant(1)));
    }
  }

  /** Options of the triplet loss. */
  public record Config(
      @Option(
              help = "How much farther than the positive the negative should be",
              value = "0.2",
              min = 0,
              exclusiveMin = true,
              max = 1e6)
          double margin,
      @Option(
              help =
                  "Which triplets count: batch-all, batch-hard (the hardest of each anchor) or"
                      + " semi-hard (for each pair the nearest negative beyond the positive)",
              value = "semi-hard")
          Mining mining,
      @Option(
              help = "Distance d: euclidean, squared-euclidean or cosine (1 − cosine)",
              value = "squared-euclidean")
          Distance distance,
      @Option(help = "Whether embeddings are first brought to unit length", value = "true")
          boolean normalize,
      @Option(help = "Whether labels make the positives, beside the views", value = "false")
          boolean supervised) {}

  /** The distances of all rows, with masks. */
  private record Rows<T extends TFloating>(
      Operand<T> distances, Operand<T> positives, Operand<T> negatives) {}

  /**
   * All pairs of an anchor and a positive.
   *
   * @param positive their distances, shape (pairs)
   * @param others the anchors' distances from all rows, shape (pairs, rows)
   * @param negatives the mask of the anchors' negatives, shape (pairs, rows)
   */
  private record Pairs<T extends TFloating>(
      Operand<T> positive, Operand<T> others, Operand<T> negatives) {
    static <T extends TFloating> Pairs<T> of(Ops tf, Rows<T> rows) {
      Operand<TInt64> pairs = tf.where(rows.positives());
      Operand<TInt64> anchors = tf.gather(pairs, tf.constant(0), tf.constant(1));
      return new Pairs<>(
          Places.gather(tf, rows.distances(), pairs),
          tf.gather(rows.distances(), anchors, tf.constant(0)),
          tf.gather(rows.negatives(), anchors, tf.constant(0)));
    }
  }

  /**
   * Triplets.
   *
   * @param excess d(a, p) − d(a, n)
   * @param valid 1 where there is a triplet, else 0; shape of {@code excess}
   */
  private record Mined<T extends TFloating>(Operand<T> excess, Operand<T> valid) {}

  @Override
  public String name() {
    return "triplet";
  }

  @Override
  public String summary() {
    return "Each positive nearer than the negatives by a margin (FaceNet)";
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
        return triplet(tf, Pool.of(tf, embeddings, config.supervised()), config);
      }
    };
  }

  private static <T extends TFloating> LossTerms<T> triplet(Ops tf, Pool<T> pool, Config config) {
    Class<T> type = pool.rows().type();
    Operand<T> rows = config.normalize() ? Similarity.normalizeRows(tf, pool.rows()) : pool.rows();
    Mined<T> mined =
        config
            .mining()
            .mine(
                tf,
                new Rows<>(
                    config.distance().between(tf, rows), pool.positives(tf), pool.negatives(tf)));
    Operand<T> margin = Similarity.scalar(tf, config.margin(), type);
    Operand<T> losses = tf.math.mul(tf.nn.relu(tf.math.add(mined.excess(), margin)), mined.valid());
    Operand<T> active =
        tf.dtypes.cast(tf.math.greater(losses, Similarity.scalar(tf, 0, type)), type);
    return LossTerms.of(Similarity.meanWhere(tf, losses, active))
        .with("active-triplets", Similarity.meanWhere(tf, active, mined.valid()))
        .collapsingTo(config.margin());
  }
}
