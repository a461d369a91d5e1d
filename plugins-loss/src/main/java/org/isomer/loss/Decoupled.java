package org.isomer.loss;

import java.util.OptionalInt;
import org.isomer.spi.Embeddings;
import org.isomer.spi.Loss;
import org.isomer.spi.LossPlugin;
import org.isomer.spi.LossTerms;
import org.isomer.spi.Option;
import org.isomer.spi.Pool;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * The decoupled contrastive loss (Yeh et al. 2022, "Decoupled contrastive learning", equation 6).
 *
 * <p>{@linkplain NtXent NT-Xent} with the positive taken out of the denominator: a pair that is
 * already close no longer weakens the gradient of its negatives, which makes small batches learn as
 * large ones do. With Z the 2N rows of both views, each of unit length, and S = ZZᵀ/τ, the loss is
 * the mean over the rows of
 *
 * <pre>
 *   log Σ_{j not of the row's instance} exp(S[row, j]) − S[row, its other view]
 * </pre>
 *
 * <p>Identical embeddings give ln(2N − 2). It has no lower bound at 0. Logs {@code
 * contrast-accuracy}, the fraction of rows whose other view is the nearest of all.
 */
public final class Decoupled implements LossPlugin<Decoupled.Config> {
  /** Options of the decoupled loss. */
  public record Config(
      @Option(
              help = "Temperature τ by which similarities are divided",
              value = "0.1",
              min = 0,
              exclusiveMin = true,
              max = 1000)
          double temperature,
      @Option(
              help =
                  "The most rows of the matrix of similarities that are computed at once; fewer where they"
                      + " would have more than 16.8 million entries. The value of the loss does not depend"
                      + " on it",
              value = "1024",
              min = 1,
              max = 1 << 20)
          int chunk) {}

  @Override
  public String name() {
    return "decoupled";
  }

  @Override
  public String summary() {
    return "NT-Xent without the positive in the denominator (DCL)";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Loss create(Config config) {
    Contrast contrast = new Contrast(config.temperature(), true, config.chunk());
    return new Loss() {
      @Override
      public OptionalInt negatives(int batch, int views, int given) {
        return OptionalInt.of(2 * batch - 2);
      }

      @Override
      public <T extends TFloating> LossTerms<T> apply(Ops tf, Embeddings<T> embeddings) {
        LossTerms<T> terms = contrast.apply(tf, Pool.of(tf, embeddings, false));
        long batch = embeddings.queries().shape().get(0);
        return batch > 1 ? terms.collapsingTo(Math.log(2.0 * batch - 2)) : terms;
      }
    };
  }
}
