package org.isomer.loss;

import java.util.ArrayList;
import java.util.List;
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
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * InfoNCE with explicit negatives (van den Oord et al. 2018, equation 4; as MoCo uses it, He et al.
 * 2020, equation 1, and MoCo v3, Chen et al. 2021, equation 1).
 *
 * <p>With q the rows of the first view, k those of the second and M the negatives, all of unit
 * length, the loss is the mean over the rows of
 *
 * <pre>
 *   log (exp(q·k/τ) + Σ_{m∈M} exp(q·m/τ)) − q·k/τ
 * </pre>
 *
 * <p>times {@code scale}. M are the negatives that the framework provides (a queue), the keys of
 * the other rows of the batch, or both. With K negatives a row, identical embeddings give ln(K +
 * 1).
 *
 * <p>Logs {@code contrast-accuracy}, the fraction of queries whose key is nearer than every
 * negative.
 */
public final class InfoNce implements LossPlugin<InfoNce.Config> {
  /** Where the negatives come from. */
  public enum Negatives {
    /** The framework provides them, such as a queue. */
    GIVEN,
    /** The keys of the other rows. */
    BATCH,
    /** Those given and the keys of the other rows. */
    BOTH
  }

  /** Options of InfoNCE. */
  public record Config(
      @Option(
              help = "Temperature τ by which similarities are divided",
              value = "0.07",
              min = 0,
              exclusiveMin = true,
              max = 1000)
          double temperature,
      @Option(
              help =
                  "Negatives: given (by the framework, such as a queue), batch (the keys of the"
                      + " other rows) or both",
              value = "given")
          Negatives negatives,
      @Option(
              help = "Factor on the loss; MoCo v3 takes 2τ",
              value = "1",
              min = 0,
              exclusiveMin = true,
              max = 1e6)
          double scale) {}

  @Override
  public String name() {
    return "info-nce";
  }

  @Override
  public String summary() {
    return "Cross-entropy of a key among negatives, such as a queue (MoCo)";
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
        return config.negatives() == Negatives.BATCH ? Set.of() : Set.of(LossInput.NEGATIVES);
      }

      @Override
      public OptionalInt negatives(int batch, int views, int given) {
        return OptionalInt.of(
            (config.negatives() == Negatives.GIVEN ? 0 : batch - 1)
                + (config.negatives() == Negatives.BATCH ? 0 : given));
      }

      @Override
      public <T extends TFloating> LossTerms<T> apply(Ops tf, Embeddings<T> embeddings) {
        return infoNce(tf, embeddings, config);
      }
    };
  }

  private static <T extends TFloating> LossTerms<T> infoNce(
      Ops tf, Embeddings<T> embeddings, Config config) {
    Operand<T> queries = Similarity.normalizeRows(tf, embeddings.queries());
    Operand<T> keys = Similarity.normalizeRows(tf, embeddings.keys());
    Operand<T> pairs = Similarity.rowDots(tf, queries, keys);
    List<Operand<T>> negatives = new ArrayList<>();
    long count = 0;
    if (config.negatives() != Negatives.GIVEN) {
      Operand<T> others =
          tf.math.sub(Similarity.scalar(tf, 1, keys.type()), Similarity.identity(tf, keys));
      negatives.add(Similarity.only(tf, Similarity.dots(tf, queries, keys), others));
      count += keys.shape().get(0) - 1;
    }
    if (config.negatives() != Negatives.BATCH) {
      Operand<T> given = embeddings.negatives().orElseThrow();
      negatives.add(Similarity.dots(tf, queries, Similarity.normalizeRows(tf, given)));
      count += given.shape().get(0);
    }

    Operand<T> against = Similarity.concat(tf, negatives, 1);
    Operand<T> logits =
        tf.concat(List.of(tf.expandDims(pairs, tf.constant(1)), against), tf.constant(1));
    Operand<T> losses =
        tf.math.sub(
            LogSumExp.of(tf, Similarity.scale(tf, logits, 1 / config.temperature()), 1),
            Similarity.scale(tf, pairs, 1 / config.temperature()));
    Operand<T> nearer =
        tf.dtypes.cast(tf.math.greater(pairs, tf.reduceMax(against, tf.constant(1))), pairs.type());
    LossTerms<T> terms =
        LossTerms.of(Similarity.scale(tf, Similarity.mean(tf, losses), config.scale()))
            .with("contrast-accuracy", Similarity.mean(tf, nearer));
    return count > 0 ? terms.collapsingTo(config.scale() * Math.log(count + 1.0)) : terms;
  }
}
