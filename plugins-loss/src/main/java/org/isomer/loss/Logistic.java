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
 * The logistic loss on pairs: the cross-entropy of the probability σ(s/τ + b) that two rows of
 * similarity s belong together. Over the pairs of a row of the first view and one of the second it
 * is the sigmoid loss of SigLIP (Zhai et al. 2023, section 3.2), here with τ and b fixed:
 *
 * <pre>
 *   −1/N Σᵢ Σⱼ log σ(zᵢⱼ (sᵢⱼ/τ + b)),   zᵢⱼ = 1 if i = j, else −1
 * </pre>
 *
 * <p>If {@code supervised}, the pairs are those of different rows of all views, z is 1 within a
 * class, and N is the number of those rows. For cosine similarity and two views, identical
 * embeddings give log(1 + exp(−1/τ − b)) + (N − 1) log(1 + exp(1/τ + b)).
 *
 * <p>Logs {@code contrast-accuracy}, the fraction of rows of which a positive is the most similar.
 */
public final class Logistic implements LossPlugin<Logistic.Config> {
  /** How alike two embeddings are. */
  public enum Measure {
    /** The cosine of their angle. */
    COSINE,
    /** Their dot product. */
    DOT
  }

  /** Options of the logistic loss. */
  public record Config(
      @Option(
              help = "Temperature τ by which similarities are divided",
              value = "0.1",
              min = 0,
              exclusiveMin = true,
              max = 1000)
          double temperature,
      @Option(
              help = "Bias b: low where negatives are many, so that they are right from the start",
              value = "-10",
              min = -1e6,
              max = 1e6)
          double bias,
      @Option(help = "Similarity s: cosine or dot", value = "cosine") Measure similarity,
      @Option(help = "Whether labels make the positives, beside the views", value = "false")
          boolean supervised) {}

  @Override
  public String name() {
    return "logistic";
  }

  @Override
  public String summary() {
    return "Sigmoid cross-entropy: do two embeddings belong together (SigLIP)";
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
      public <T extends TFloating> LossTerms<T> apply(Ops tf, Embeddings<T> embeddings) {
        LossTerms<T> terms = logistic(tf, embeddings, config);
        long batch = embeddings.queries().shape().get(0);
        return batch > 0 && !config.supervised() && config.similarity() == Measure.COSINE
            ? terms.collapsingTo(collapsed(config, batch))
            : terms;
      }
    };
  }

  private static double collapsed(Config config, long batch) {
    double logit = 1 / config.temperature() + config.bias();
    return Math.log1p(Math.exp(-logit)) + (batch - 1) * Math.log1p(Math.exp(logit));
  }

  private static <T extends TFloating> LossTerms<T> logistic(
      Ops tf, Embeddings<T> embeddings, Config config) {
    Candidates<T> candidates = Candidates.of(tf, embeddings, config.supervised());
    boolean cosine = config.similarity() == Measure.COSINE;
    Operand<T> anchors = candidates.anchors();
    Operand<T> others = candidates.others();
    Operand<T> similarities =
        Similarity.dots(
            tf,
            cosine ? Similarity.normalizeRows(tf, anchors) : anchors,
            cosine ? Similarity.normalizeRows(tf, others) : others);
    Operand<T> logits =
        tf.math.add(
            Similarity.scale(tf, similarities, 1 / config.temperature()),
            Similarity.scalar(tf, config.bias(), anchors.type()));
    Operand<T> signs = tf.math.sub(candidates.positives(), candidates.negatives());
    Operand<T> losses =
        tf.math.mul(
            tf.math.softplus(tf.math.neg(tf.math.mul(signs, logits))),
            tf.math.add(candidates.positives(), candidates.negatives()));
    return LossTerms.of(tf.math.div(Similarity.sum(tf, losses), Similarity.count(tf, anchors, 0)))
        .with("contrast-accuracy", candidates.accuracy(tf, similarities));
  }
}
