package org.isomer.framework;

import java.util.List;
import org.isomer.spi.LossTerms;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceMax;
import org.tensorflow.op.core.Squeeze;
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
 * <p>Equal vectors give ln B. Logs {@code contrast-accuracy}, the fraction of predictions that are
 * most like their own vector.
 */
public final class FutureContrast {
  private FutureContrast() {}

  /**
   * Builds the loss.
   *
   * @param predictions shape (places, batch, channels), all known
   * @param vectors what is to be found, of the same shape
   */
  public static <T extends TFloating> LossTerms<T> apply(
      Ops tf, Operand<T> predictions, Operand<T> vectors) {
    Operand<T> products = tf.linalg.einsum(List.of(predictions, vectors), "pic,pjc->pij");
    Operand<T> own = tf.sum(tf.math.mul(predictions, vectors), tf.constant(2));
    Operand<T> greatest =
        tf.stopGradient(tf.reduceMax(products, tf.constant(2), ReduceMax.keepDims(true)));
    Operand<T> sum = tf.sum(tf.math.exp(tf.math.sub(products, greatest)), tf.constant(2));
    Operand<T> normalizers =
        tf.math.add(tf.math.log(sum), tf.squeeze(greatest, Squeeze.axis(List.of(2L))));
    Operand<TInt64> found = tf.math.argMax(products, tf.constant(2));
    long batch = predictions.shape().get(1);
    Operand<TInt64> right = tf.range(tf.constant(0L), tf.constant(batch), tf.constant(1L));
    Operand<T> hits = tf.dtypes.cast(tf.math.equal(found, right), predictions.type());
    return LossTerms.of((Operand<T>) tf.math.mean(tf.math.sub(normalizers, own), tf.array(0, 1)))
        .with("contrast-accuracy", tf.math.mean(hits, tf.array(0, 1)))
        .collapsingTo(Math.log((double) batch));
  }
}
