package org.example.losses;

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
 * Circle loss (Sun et al. 2020, "Circle loss: a unified perspective of pair similarity
 * optimization", equations 6 to 8), the mean over the rows of all views that have a positive and a
 * negative. With sₚ and sₙ the cosines of a row with its positives and negatives, scale γ and
 * margin m:
 *
 * <pre>
 *   softplus( log Σₙ exp(γ αₙ (sₙ − m)) + log Σₚ exp(−γ αₚ (sₚ − 1 + m)) )
 *   αₙ = max(0, sₙ + m)     αₚ = max(0, 1 + m − sₚ)
 * </pre>
 *
 * <p>No gradient flows through the weights α, as in equation 10 and in the authors' code.
 */
public final class CircleLoss implements LossPlugin<CircleLoss.Config> {
  /** Its options; the paper takes m = 0.4 and γ = 80 for retrieval, 0.25 and 256 for faces. */
  public record Config(
      @Option(
              help = "Margin m, the relaxation of both similarities",
              value = "0.4",
              min = 0,
              max = 1)
          double margin,
      @Option(help = "Scale γ of the similarities", value = "80", min = 0.001, max = 1000)
          double scale,
      @Option(help = "Whether labels make the positives, beside the views", value = "false")
          boolean supervised) {}

  @Override
  public String name() {
    return "circle-loss";
  }

  @Override
  public String summary() {
    return "Each similarity is weighted by its distance from its optimum (Sun et al. 2020)";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Loss create(Config config) {
    return new Circle(config.margin(), config.scale(), config.supervised());
  }

  private record Circle(double margin, double scale, boolean supervised) implements Loss {
    @Override
    public Set<LossInput> needs() {
      return Pool.needs(supervised);
    }

    @Override
    public boolean acceptsViews(int views) {
      return Pool.acceptsViews(views, supervised);
    }

    @Override
    public <T extends TFloating> LossTerms<T> apply(Ops tf, Embeddings<T> embeddings) {
      Pool<T> pool = Pool.of(tf, embeddings, supervised);
      Operand<T> rows = Similarity.normalizeRows(tf, pool.rows());
      Operand<T> cosines = Similarity.dots(tf, rows, rows);
      Operand<T> positives = pool.positives(tf);
      Operand<T> negatives = pool.negatives(tf);

      Operand<T> repelled = logits(tf, plus(tf, cosines, margin), plus(tf, cosines, -margin));
      Operand<T> missing = plus(tf, tf.math.neg(cosines), 1 + margin);
      Operand<T> attracted = logits(tf, missing, plus(tf, tf.math.neg(cosines), 1 - margin));
      Operand<T> losses =
          tf.math.softplus(
              tf.math.add(
                  LogSumExp.of(tf, Similarity.only(tf, repelled, negatives), 1),
                  LogSumExp.of(tf, Similarity.only(tf, attracted, positives), 1)));

      Operand<T> anchors =
          tf.math.mul(
              tf.reduceMax(positives, tf.constant(1)), tf.reduceMax(negatives, tf.constant(1)));
      return LossTerms.of(Similarity.meanWhere(tf, losses, anchors))
          .with("positive-cosine", Similarity.meanWhere(tf, cosines, positives))
          .with("negative-cosine", Similarity.meanWhere(tf, cosines, negatives));
    }

    /** γ · max(0, distance from the optimum) · distance from the margin. */
    private <T extends TFloating> Operand<T> logits(
        Ops tf, Operand<T> optimum, Operand<T> distance) {
      Operand<T> weights = tf.stopGradient(tf.nn.relu(optimum));
      return Similarity.scale(tf, tf.math.mul(weights, distance), scale);
    }

    private static <T extends TFloating> Operand<T> plus(
        Ops tf, Operand<T> values, double summand) {
      return tf.math.add(values, Similarity.scalar(tf, summand, values.type()));
    }
  }
}
