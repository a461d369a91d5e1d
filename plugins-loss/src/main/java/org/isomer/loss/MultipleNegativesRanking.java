package org.isomer.loss;

import java.util.List;
import java.util.OptionalInt;
import org.isomer.graph.Similarity;
import org.isomer.spi.Embeddings;
import org.isomer.spi.Loss;
import org.isomer.spi.LossPlugin;
import org.isomer.spi.LossTerms;
import org.isomer.spi.Option;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * The multiple negatives ranking loss (Henderson et al. 2017, section 4.4; with cosines and a scale
 * as sentence-transformers has it).
 *
 * <p>The first view holds anchors a, the second their positives, each further one a hard negative
 * for each anchor. The candidates c are all positives, then all hard negatives; positives and hard
 * negatives of other anchors so are negatives. The loss is the mean over the anchors of
 *
 * <pre>
 *   log Σⱼ exp(scale · cos(aᵢ, cⱼ)) − scale · cos(aᵢ, cᵢ)
 * </pre>
 *
 * <p>In {@code both} directions it is the mean of this and of the same with each positive looking
 * for its anchor among all anchors. A text that occurs twice in a batch is a false negative of
 * itself. Identical embeddings give the logarithm of the number of candidates.
 *
 * <p>Logs {@code contrast-accuracy}, the fraction of anchors whose positive is the nearest of all
 * candidates.
 */
public final class MultipleNegativesRanking implements LossPlugin<MultipleNegativesRanking.Config> {
  /** Who looks for whom. */
  public enum Directions {
    /** Anchors look for their positives. */
    ONE,
    /** Positives look for their anchors as well. */
    BOTH
  }

  /** Options of multiple negatives ranking. */
  public record Config(
      @Option(
              help = "Factor on cosines, the reciprocal of a temperature",
              value = "20",
              min = 0,
              exclusiveMin = true,
              max = 1e6)
          double scale,
      @Option(
              help =
                  "Directions: one (anchors look for their positives) or both (positives look for"
                      + " their anchors as well)",
              value = "one")
          Directions directions,
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
    return "multiple-negatives-ranking";
  }

  @Override
  public String summary() {
    return "Softmax of each anchor's positive among all positives and hard negatives of the batch"
        + " (MNR)";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Loss create(Config config) {
    Ranking ranking = new Ranking(config.scale(), config.chunk());
    return new Loss() {
      @Override
      public boolean acceptsViews(int views) {
        return views >= 2;
      }

      /** Of an anchor that looks for its positive. */
      @Override
      public OptionalInt negatives(int batch, int views, int given) {
        return OptionalInt.of(batch * (views - 1) - 1);
      }

      @Override
      public <T extends TFloating> LossTerms<T> apply(Ops tf, Embeddings<T> embeddings) {
        return ranked(tf, embeddings, ranking, config.directions() == Directions.BOTH);
      }
    };
  }

  private static <T extends TFloating> LossTerms<T> ranked(
      Ops tf, Embeddings<T> embeddings, Ranking ranking, boolean both) {
    List<Operand<T>> unit =
        embeddings.views().stream().map(view -> Similarity.normalizeRows(tf, view)).toList();
    Operand<T> candidates = Similarity.concat(tf, unit.subList(1, unit.size()), 0);
    LossTerms<T> forth = ranking.of(tf, unit.get(0), candidates);
    double anchors = unit.get(0).shape().get(0);
    double collapsed = Math.log(anchors * (unit.size() - 1));
    if (both) {
      LossTerms<T> back = ranking.of(tf, unit.get(1), unit.get(0));
      Operand<T> sum = tf.math.add(forth.total(), back.total());
      forth = new LossTerms<>(Similarity.scale(tf, sum, 0.5), forth.parts(), forth.collapsed());
      collapsed = (collapsed + Math.log(anchors)) / 2;
    }
    return anchors > 1 ? forth.collapsingTo(collapsed) : forth;
  }
}
