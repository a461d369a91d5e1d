package org.isomer.loss;

import java.util.Set;
import org.isomer.spi.Embeddings;
import org.isomer.spi.Loss;
import org.isomer.spi.LossInput;
import org.isomer.spi.LossPlugin;
import org.isomer.spi.LossTerms;
import org.isomer.spi.Option;
import org.isomer.spi.Pool;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * The supervised contrastive loss (Khosla et al. 2020, equation 2, the form L_out).
 *
 * <p>With Z the R rows of all views, each of unit length, S = ZZᵀ/τ without its diagonal, and P(i)
 * the other rows of the class of row i, the loss is the mean over the rows of
 *
 * <pre>
 *   logsumexp(row i) − 1/|P(i)| Σ_{p∈P(i)} S[i, p]
 * </pre>
 *
 * <p>An instance without a label is a class of its own: only its other views are its positives. So
 * unique labels give {@linkplain NtXent NT-Xent}, and partly labelled data may be mixed in. A row
 * without any positive counts as a negative only. Takes one view or more. Identical embeddings give
 * ln(R − 1).
 *
 * <p>The paper's reference code multiplies by τ over a base temperature of 0.07, which is 1 at its
 * default of τ = 0.07. Logs {@code contrast-accuracy}, the fraction of rows whose nearest row is of
 * their class.
 */
public final class SupCon implements LossPlugin<SupCon.Config> {
  /** Options of SupCon. */
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
    return "sup-con";
  }

  @Override
  public String summary() {
    return "Supervised contrastive: all views of a class attract (Khosla et al. 2020)";
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
      public Set<LossInput> needs() {
        return Set.of(LossInput.LABELS);
      }

      @Override
      public boolean acceptsViews(int views) {
        return views >= 1;
      }

      @Override
      public <T extends TFloating> LossTerms<T> apply(Ops tf, Embeddings<T> embeddings) {
        LossTerms<T> terms = contrast.apply(tf, Pool.of(tf, embeddings, true));
        long rows = embeddings.views().size() * embeddings.queries().shape().get(0);
        return rows > 1 ? terms.collapsingTo(Math.log(rows - 1.0)) : terms;
      }
    };
  }
}
