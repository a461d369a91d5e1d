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
  /** Options of NT-Xent. */
  public record Config(
      @Option(
              help = "Temperature τ by which similarities are divided",
              value = "0.5",
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
    Contrast contrast = new Contrast(config.temperature(), false, config.chunk());
    return new Loss() {
      @Override
      public OptionalInt negatives(int batch, int views, int given) {
        return OptionalInt.of(2 * batch - 2);
      }

      @Override
      public <T extends TFloating> LossTerms<T> apply(Ops tf, Embeddings<T> embeddings) {
        LossTerms<T> terms = contrast.apply(tf, Pool.of(tf, embeddings, false));
        long batch = embeddings.queries().shape().get(0);
        return batch > 0 ? terms.collapsingTo(Math.log(2.0 * batch - 1)) : terms;
      }
    };
  }
}
