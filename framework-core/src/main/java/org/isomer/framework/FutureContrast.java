package org.isomer.framework;

import java.util.List;
import org.isomer.graph.LogSumExp;
import org.isomer.spi.LossTerms;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TFloating;

/**
 * InfoNCE of predictions of vectors to come (van den Oord, Li and Vinyals 2018, equation 4): each
 * prediction p_i has to find its own vector z_i among those of the whole batch at the same place.
 * The mean over places and batch of
 *
 * <pre>
 *   log Σ_j exp(p_i·z_j) − p_i·z_i
 * </pre>
 *
 * <p>Where sequences are padded, i and j are those alone that have something at a place, and places
 * where fewer than two have are left out, for nothing is to be told apart there; with none left the
 * loss is 0. Logs {@code contrast-accuracy}, the fraction of predictions that are most like their
 * own vector, and what the loss is of equal vectors, for that depends on the padding of a batch:
 * the mean of ln n over all predictions, each of which chooses among the n sequences that have
 * something at its place. Without padding it is ln B for a batch of B.
 */
public final class FutureContrast {
  /** The product with what is not there. */
  private static final float UNSEEN = -Float.MAX_VALUE / 2;

  private FutureContrast() {}

  /**
   * Builds the loss.
   *
   * @param predictions shape (places, batch, channels), all known
   * @param vectors what is to be found, of the same shape
   * @param real shape (places, batch): 1 where a sequence has something, 0 where there is padding
   */
  public static <T extends TFloating> LossTerms<T> apply(
      Ops tf, Operand<T> predictions, Operand<T> vectors, Operand<T> real) {
    Operand<T> zero = tf.dtypes.cast(tf.constant(0f), real.type());
    Operand<T> products =
        tf.select(
            tf.math.greater(tf.expandDims(real, tf.constant(1)), zero),
            tf.linalg.einsum(List.of(predictions, vectors), "pic,pjc->pij"),
            tf.dtypes.cast(tf.constant(UNSEEN), real.type()));
    Operand<T> own = tf.sum(tf.math.mul(predictions, vectors), tf.constant(2));
    Operand<T> normalizers = LogSumExp.of(tf, products, 2);
    Operand<TInt64> found = tf.math.argMax(products, tf.constant(2));
    long batch = predictions.shape().get(1);
    Operand<TInt64> right = tf.range(tf.constant(0L), tf.constant(batch), tf.constant(1L));
    Operand<T> hits = tf.dtypes.cast(tf.math.equal(found, right), predictions.type());
    Operand<T> counted = counted(tf, real);
    Operand<T> choices = tf.reduceSum(real, tf.constant(1), ReduceSum.keepDims(true));
    Operand<T> chance = tf.math.log(tf.math.maximum(choices, tf.onesLike(choices)));
    return LossTerms.of(mean(tf, tf.math.sub(normalizers, own), counted))
        .with("contrast-accuracy", mean(tf, hits, counted))
        .with(LossTerms.COLLAPSED, mean(tf, chance, counted));
  }

  /** What is real at places where there are two or more. */
  private static <T extends TFloating> Operand<T> counted(Ops tf, Operand<T> real) {
    Operand<T> there = tf.reduceSum(real, tf.constant(1), ReduceSum.keepDims(true));
    Operand<T> one = tf.dtypes.cast(tf.constant(1f), real.type());
    return tf.math.mul(real, tf.dtypes.cast(tf.math.greater(there, one), real.type()));
  }

  private static <T extends TFloating> Operand<T> mean(
      Ops tf, Operand<T> values, Operand<T> counted) {
    Operand<T> one = tf.dtypes.cast(tf.constant(1f), counted.type());
    return tf.math.div(
        tf.sum(tf.math.mul(values, counted), tf.array(0, 1)),
        tf.math.maximum(tf.sum(counted, tf.array(0, 1)), one));
  }
}
