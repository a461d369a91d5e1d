package org.example.frameworks;

import org.isomer.graph.Similarity;
import org.isomer.spi.LossTerms;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.family.TFloating;

/**
 * The loss of TiCo, for embeddings u and v that are brought to unit length: the mean of 1 − u·v + ρ
 * uᵀC u.
 *
 * @param weight ρ
 * @param momentum β
 */
record CovarianceContrast(double weight, double momentum) {
  /**
   * C: β · past + (1 − β) · the mean of uuᵀ over the batch. Gradients flow through the batch's
   * part.
   *
   * @param past shape (embedding, embedding)
   */
  <T extends TFloating> Operand<T> covariance(Ops tf, Operand<T> queries, Operand<T> past) {
    Operand<T> u = Similarity.normalizeRows(tf, queries);
    Operand<T> products = tf.linalg.matMul(u, u, MatMul.transposeA(true));
    Operand<T> mean = tf.math.div(products, Similarity.count(tf, u, 0));
    return tf.math.add(
        Similarity.scale(tf, past, momentum), Similarity.scale(tf, mean, 1 - momentum));
  }

  /** The loss, with its two parts. */
  <T extends TFloating> LossTerms<T> terms(
      Ops tf, Operand<T> queries, Operand<T> keys, Operand<T> covariance) {
    Operand<T> u = Similarity.normalizeRows(tf, queries);
    Operand<T> one = Similarity.scalar(tf, 1, u.type());
    Operand<T> invariance =
        tf.math.sub(one, Similarity.mean(tf, Similarity.cosines(tf, queries, keys)));
    Operand<T> contrast =
        Similarity.mean(tf, Similarity.rowDots(tf, tf.linalg.matMul(u, covariance), u));
    return LossTerms.of(tf.math.add(invariance, Similarity.scale(tf, contrast, weight)))
        .with("invariance", invariance)
        .with("covariance-contrast", contrast);
  }
}
