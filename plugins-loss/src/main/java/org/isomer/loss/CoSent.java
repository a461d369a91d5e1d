package org.isomer.loss;

import java.util.Set;
import org.isomer.graph.Similarity;
import org.isomer.spi.Embeddings;
import org.isomer.spi.Loss;
import org.isomer.spi.LossInput;
import org.isomer.spi.LossPlugin;
import org.isomer.spi.LossTerms;
import org.isomer.spi.Option;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * CoSENT (Su 2022, "CoSENT: a more efficient sentence vector scheme"; sentence-transformers'
 * CoSENTLoss): pairs with a higher score should have a higher cosine, whatever the scores' scale.
 *
 * <p>With cᵢ the cosine of the two views of pair i and yᵢ its score, over the pairs of a batch
 *
 * <pre>
 *   log (1 + Σ_{yᵢ&lt;yⱼ} exp(scale · (cᵢ − cⱼ)))
 * </pre>
 *
 * <p>Logs {@code order-accuracy}, the fraction of two pairs with different scores whose cosines
 * stand in the order of the scores.
 */
public final class CoSent implements LossPlugin<CoSent.Config> {
  /** Options of CoSENT. */
  public record Config(
      @Option(
              help = "Factor on differences of cosines, the reciprocal of a temperature",
              value = "20",
              min = 0,
              exclusiveMin = true,
              max = 1e6)
          double scale) {}

  @Override
  public String name() {
    return "cosent";
  }

  @Override
  public String summary() {
    return "Cosines of pairs in the order of their scores (CoSENT)";
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
        return Set.of(LossInput.SCORES);
      }

      @Override
      public <T extends TFloating> LossTerms<T> apply(Ops tf, Embeddings<T> embeddings) {
        return PairOrder.loss(
            tf,
            Similarity.cosines(tf, embeddings.queries(), embeddings.keys()),
            embeddings.scores().orElseThrow(),
            config.scale());
      }
    };
  }
}
