package org.isomer.loss;

import java.util.ArrayList;
import java.util.List;
import org.isomer.graph.LogSumExp;
import org.isomer.graph.Similarity;
import org.isomer.spi.LossTerms;
import org.isomer.spi.Pool;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TFloating;

/**
 * The contrast of each row of a pool with the others, which NT-Xent, SupCon and the decoupled loss
 * share. With Z the R rows of unit length, S = ZZᵀ/τ, P(i) the rows that belong to row i and C(i)
 * the rows that it is compared with, the loss is the mean, over the R⁺ rows that have positives, of
 *
 * <pre>
 *   log Σ_{j∈C(i)} exp(Sᵢⱼ) − 1/|P(i)| Σ_{p∈P(i)} Sᵢₚ
 * </pre>
 *
 * <p>S is not held as a whole: {@linkplain Similarity#chunks blocks} of its rows, of at most {@code
 * chunk}, are computed one after the other, each with its share of the gradient
 *
 * <pre>
 *   G = ∂L/∂Z = (W + Wᵀ) Z / (τR⁺),   W = softmax over C(i) of S − 1/|P(i)| on P(i)
 * </pre>
 *
 * <p>so that no chunk is kept for the backward pass. The operand that is returned, L + Σ Z·G − Σ
 * Z·G with all but the first Z taken as constants, has the value L and the gradient G.
 *
 * @param temperature τ
 * @param decoupled whether C(i) leaves out P(i), beside row i itself
 * @param chunk the most rows of S that are held at once
 */
record Contrast(double temperature, boolean decoupled, int chunk) {
  /**
   * Sums over the rows that have positives.
   *
   * @param losses of their losses
   * @param hits of how often a positive is the nearest row
   * @param count of ones
   * @param gradient of WᵀZ, shape (R, embedding)
   */
  private record Sums<T extends TFloating>(
      Operand<T> losses, Operand<T> hits, Operand<T> count, Operand<T> gradient) {
    static <T extends TFloating> Sums<T> zero(Ops tf, Class<T> type) {
      Operand<T> zero = Similarity.scalar(tf, 0, type);
      return new Sums<>(zero, zero, zero, zero);
    }

    Sums<T> plus(Ops tf, Sums<T> other) {
      return new Sums<>(
          tf.math.add(losses, other.losses),
          tf.math.add(hits, other.hits),
          tf.math.add(count, other.count),
          tf.math.add(gradient, other.gradient));
    }

    List<Op> all() {
      return List.of(losses, hits, count, gradient);
    }
  }

  /** The loss, with {@code contrast-accuracy}: how often a positive is the nearest row. */
  <T extends TFloating> LossTerms<T> apply(Ops tf, Pool<T> pool) {
    Operand<T> unit = Similarity.normalizeRows(tf, pool.rows());
    Pool<T> constant = new Pool<>(tf.stopGradient(unit), pool.groups());
    Sums<T> sums = Sums.zero(tf, unit.type());
    List<Operand<T>> rowGradients = new ArrayList<>();
    for (Operand<TInt32> indices : Similarity.chunks(tf, unit, chunk)) {
      // Without an order, TensorFlow would hold all chunks at once.
      Ops ordered = rowGradients.isEmpty() ? tf : Similarity.inTurn(tf, sums.all());
      sums = sums.plus(ordered, part(ordered, constant, indices, rowGradients));
    }
    Operand<T> count = tf.math.maximum(sums.count(), Similarity.scalar(tf, 1, unit.type()));
    Operand<T> gradient =
        Similarity.scale(
            tf,
            tf.math.div(
                tf.math.add(Similarity.concat(tf, rowGradients, 0), sums.gradient()), count),
            1 / temperature);
    Operand<T> carrier = Similarity.sum(tf, tf.math.mul(unit, tf.stopGradient(gradient)));
    Operand<T> value = tf.stopGradient(tf.math.div(sums.losses(), count));
    return LossTerms.of(tf.math.add(value, tf.math.sub(carrier, tf.stopGradient(carrier))))
        .with("contrast-accuracy", tf.math.div(sums.hits(), count));
  }

  private <T extends TFloating> Sums<T> part(
      Ops tf, Pool<T> pool, Operand<TInt32> indices, List<Operand<T>> rowGradients) {
    Class<T> type = pool.rows().type();
    Operand<T> rows = tf.gather(pool.rows(), indices, tf.constant(0));
    Operand<TInt32> groups = tf.gather(pool.groups(), indices, tf.constant(0));
    Operand<T> one = Similarity.scalar(tf, 1, type);

    Operand<T> same = Similarity.equal(tf, groups, pool.groups(), type);
    Operand<T> self = Similarity.equal(tf, indices, Similarity.indices(tf, pool.rows()), type);
    Operand<T> positives = tf.math.sub(same, self);
    Operand<T> negatives = tf.math.sub(one, same);
    Operand<T> compared = decoupled ? negatives : tf.math.sub(one, self);

    Operand<T> similarities =
        Similarity.scale(tf, Similarity.dots(tf, rows, pool.rows()), 1 / temperature);
    Operand<T> logits = Similarity.only(tf, similarities, compared);
    Operand<T> normalizers = LogSumExp.keepingAxis(tf, logits, 1);
    Operand<T> positiveCounts = tf.reduceSum(positives, tf.constant(1), ReduceSum.keepDims(true));
    Operand<T> counted = tf.math.minimum(positiveCounts, one);
    Operand<T> targets = tf.math.div(positives, tf.math.maximum(positiveCounts, one));
    Operand<T> losses =
        tf.math.sub(
            tf.math.mul(normalizers, counted),
            tf.reduceSum(
                tf.math.mul(targets, similarities), tf.constant(1), ReduceSum.keepDims(true)));
    Operand<T> weights =
        tf.math.sub(tf.math.mul(tf.math.exp(tf.math.sub(logits, normalizers)), counted), targets);

    rowGradients.add(tf.linalg.matMul(weights, pool.rows()));
    Operand<T> hits = Similarity.hits(tf, similarities, positives, negatives);
    return new Sums<>(
        Similarity.sum(tf, losses),
        Similarity.sum(tf, tf.math.mul(tf.expandDims(hits, tf.constant(1)), counted)),
        Similarity.sum(tf, counted),
        tf.linalg.matMul(weights, rows, MatMul.transposeA(true)));
  }
}
