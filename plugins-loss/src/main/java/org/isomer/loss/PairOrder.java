package org.isomer.loss;

import java.util.List;
import org.isomer.graph.LogSumExp;
import org.isomer.graph.Similarity;
import org.isomer.spi.LossTerms;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/** How far the similarities of pairs are from the order of their scores. */
final class PairOrder {
  private PairOrder() {}

  /**
   * With s the similarities and y the scores of the pairs of a batch,
   *
   * <pre>
   *   log (1 + Σ_{yᵢ&lt;yⱼ} exp(scale · (sᵢ − sⱼ)))
   * </pre>
   *
   * <p>with {@code order-accuracy}, the fraction of such i and j of which sᵢ &lt; sⱼ.
   *
   * @param similarities shape (batch)
   * @param scores shape (batch)
   */
  static <T extends TFloating> LossTerms<T> loss(
      Ops tf, Operand<T> similarities, Operand<T> scores, double scale) {
    Operand<T> below = less(tf, scores);
    Operand<T> excess = Similarity.scale(tf, differences(tf, similarities), scale);
    Operand<T> counted = tf.reshape(Similarity.only(tf, excess, below), tf.array(1, -1));
    Operand<T> zero = tf.zeros(tf.array(1, 1), similarities.type());
    Operand<T> loss =
        tf.reshape(
            LogSumExp.keepingAxis(tf, tf.concat(List.of(zero, counted), tf.constant(1)), 1),
            tf.constant(new int[0]));
    return LossTerms.of(loss)
        .with("order-accuracy", Similarity.meanWhere(tf, less(tf, similarities), below));
  }

  /** Entry (i, j) is values i − values j. */
  private static <T extends TFloating> Operand<T> differences(Ops tf, Operand<T> values) {
    return tf.math.sub(
        tf.expandDims(values, tf.constant(1)), tf.expandDims(values, tf.constant(0)));
  }

  /** Entry (i, j) is 1 where values i are less than values j, else 0. */
  private static <T extends TFloating> Operand<T> less(Ops tf, Operand<T> values) {
    return tf.dtypes.cast(
        tf.math.less(tf.expandDims(values, tf.constant(1)), tf.expandDims(values, tf.constant(0))),
        values.type());
  }
}
