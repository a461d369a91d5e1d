package org.isomer.framework.tloss;

import org.isomer.spi.LossTerms;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * The loss of T-Loss (Franceschi et al. 2019, equation 1): the mean over the batch of
 *
 * <pre>
 *   −log σ(a·p) − w/K Σ_k log σ(−a·n_k)
 * </pre>
 *
 * @param weight the weight w of the negatives
 */
record TripletLogistic(double weight) {
  /**
   * Builds the loss.
   *
   * @param anchors shape (batch, embedding)
   * @param positives of the same shape
   * @param negatives shape (K, batch, embedding)
   * @return with {@code positive-loss} and {@code negative-loss}, the means of both terms
   */
  <T extends TFloating> LossTerms<T> apply(
      Ops tf, Operand<T> anchors, Operand<T> positives, Operand<T> negatives) {
    Operand<T> pairs = tf.sum(tf.math.mul(anchors, positives), tf.constant(1));
    Operand<T> others = tf.sum(tf.math.mul(negatives, anchors), tf.constant(2));
    Operand<T> attraction = tf.math.mean(tf.math.softplus(tf.math.neg(pairs)), tf.constant(0));
    Operand<T> repulsion = tf.math.mean(tf.math.softplus(others), tf.array(0, 1));
    Operand<T> factor = tf.dtypes.cast(tf.constant(weight), anchors.type());
    return LossTerms.of((Operand<T>) tf.math.add(attraction, tf.math.mul(repulsion, factor)))
        .with("positive-loss", attraction)
        .with("negative-loss", repulsion);
  }
}
