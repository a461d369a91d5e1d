package org.isomer.loss;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.isomer.graph.LogSumExp;
import org.isomer.graph.Similarity;
import org.isomer.spi.Embeddings;
import org.isomer.spi.Loss;
import org.isomer.spi.LossInput;
import org.isomer.spi.LossPlugin;
import org.isomer.spi.LossTerms;
import org.isomer.spi.Option;
import org.isomer.spi.Prototypes;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * The swapped prediction of SwAV (Caron et al. 2020, equations 1 to 3).
 *
 * <p>The scores of a view are the cosines of its rows with the K prototypes. The codes q of each of
 * the first two views come from its scores by {@linkplain Sinkhorn Sinkhorn–Knopp}, have no
 * gradient, and are predicted from every other view, small crops included:
 *
 * <pre>
 *   −1/N Σ_rows Σ_k q_k log softmax(scores/τ)_k
 * </pre>
 *
 * <p>averaged over the pairs of a code and a view. Rows of a queue take part in the assignment of
 * their view with the weight that the framework gives them, but neither have codes nor are
 * predicted. Takes two views or more. Scores that have collapsed give ln K.
 *
 * <p>Logs {@code prototype-entropy}, the entropy of the mean prediction over all rows and views,
 * over ln K: 1 where all prototypes are used equally, 0 where only one is. (Codes use them equally
 * whatever the embeddings.)
 */
public final class SwappedPrediction implements LossPlugin<SwappedPrediction.Config> {
  private static final int ASSIGNED_VIEWS = 2;

  /** Options of the swapped prediction. */
  public record Config(
      @Option(
              help = "Temperature τ by which scores are divided in the prediction",
              value = "0.1",
              min = 0,
              exclusiveMin = true,
              max = 1000)
          double temperature,
      @Option(
              help = "Smoothness ε of the codes: the smaller, the closer to a hard assignment",
              value = "0.05",
              min = 0,
              exclusiveMin = true,
              max = 1000)
          double epsilon,
      @Option(help = "Iterations of Sinkhorn–Knopp", value = "3", min = 1, max = 10_000)
          int iterations) {}

  @Override
  public String name() {
    return "swapped-prediction";
  }

  @Override
  public String summary() {
    return "Each view predicts the other's balanced assignment to prototypes (SwAV)";
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
        return Set.of(LossInput.PROTOTYPES);
      }

      @Override
      public boolean acceptsViews(int views) {
        return views >= ASSIGNED_VIEWS;
      }

      @Override
      public <T extends TFloating> LossTerms<T> apply(Ops tf, Embeddings<T> embeddings) {
        return swappedPrediction(tf, embeddings, config);
      }
    };
  }

  private static <T extends TFloating> LossTerms<T> swappedPrediction(
      Ops tf, Embeddings<T> embeddings, Config config) {
    Prototypes<T> prototypes = embeddings.prototypes().orElseThrow();
    Sinkhorn sinkhorn = new Sinkhorn(config.epsilon(), config.iterations());
    List<Operand<T>> scores = new ArrayList<>();
    List<Operand<T>> logProbabilities = new ArrayList<>();
    for (Operand<T> view : embeddings.views()) {
      Operand<T> ofView = scores(tf, view, prototypes);
      Operand<T> logits = Similarity.scale(tf, ofView, 1 / config.temperature());
      scores.add(ofView);
      logProbabilities.add(tf.math.sub(logits, LogSumExp.keepingAxis(tf, logits, 1)));
    }

    List<Operand<T>> losses = new ArrayList<>();
    for (int assigned = 0; assigned < ASSIGNED_VIEWS; assigned++) {
      Operand<T> code = codes(tf, scores.get(assigned), prototypes, assigned, sinkhorn);
      for (int view = 0; view < scores.size(); view++) {
        if (view != assigned) {
          Operand<T> agreement = Similarity.rowDots(tf, code, logProbabilities.get(view));
          losses.add(tf.math.neg(Similarity.mean(tf, agreement)));
        }
      }
    }
    LossTerms<T> terms =
        LossTerms.of(Similarity.scale(tf, tf.math.addN(losses), 1.0 / losses.size()));
    double count = prototypes.vectors().shape().get(0);
    return count > 1
        ? terms
            .with(
                "prototype-entropy",
                entropy(tf, tf.math.exp(tf.concat(logProbabilities, tf.constant(0))), count))
            .collapsingTo(Math.log(count))
        : terms;
  }

  private static <T extends TFloating> Operand<T> scores(
      Ops tf, Operand<T> rows, Prototypes<T> prototypes) {
    return Similarity.dots(tf, Similarity.normalizeRows(tf, rows), prototypes.vectors());
  }

  /** The codes of one of the first two views, shape (batch, prototypes). */
  private static <T extends TFloating> Operand<T> codes(
      Ops tf, Operand<T> scores, Prototypes<T> prototypes, int view, Sinkhorn sinkhorn) {
    Operand<T> weights = column(tf, scores, Similarity.scalar(tf, 1, scores.type()));
    if (prototypes.queues().isEmpty()) {
      return sinkhorn.assign(tf, scores, weights);
    }
    Operand<T> queued = scores(tf, prototypes.queues().get(view), prototypes);
    Operand<T> queueWeights = column(tf, queued, prototypes.queueWeight());
    Operand<T> assigned =
        sinkhorn.assign(
            tf,
            tf.concat(List.of(scores, queued), tf.constant(0)),
            tf.concat(List.of(weights, queueWeights), tf.constant(0)));
    return tf.slice(assigned, tf.constant(new int[] {0, 0}), tf.shape(scores));
  }

  /** One value for each row, shape (rows, 1). */
  private static <T extends TFloating> Operand<T> column(
      Ops tf, Operand<T> rows, Operand<T> value) {
    return tf.fill(
        tf.concat(
            List.of(
                tf.gather(tf.shape(rows), tf.constant(new int[] {0}), tf.constant(0)),
                tf.constant(new int[] {1})),
            tf.constant(0)),
        value);
  }

  private static <T extends TFloating> Operand<T> entropy(
      Ops tf, Operand<T> probabilities, double prototypes) {
    Operand<T> usage = tf.math.mean(probabilities, tf.constant(0));
    Operand<T> logs =
        tf.math.log(tf.math.maximum(usage, Similarity.scalar(tf, 1e-30, usage.type())));
    return Similarity.scale(
        tf, Similarity.sum(tf, tf.math.mul(usage, logs)), -1 / Math.log(prototypes));
  }
}
