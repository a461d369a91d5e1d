package org.isomer.loss;

import org.isomer.graph.LogSumExp;
import org.isomer.graph.Similarity;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * Sinkhorn–Knopp: soft assignments of rows to prototypes that use all prototypes about equally
 * (Cuturi 2013; Caron et al. 2020, equation 3).
 *
 * <p>exp(scores/ε) is scaled in turn so that each prototype, then each row, gets the same mass.
 * Computed on logarithms, so that no ε overflows or empties a prototype; without a gradient.
 *
 * @param epsilon ε, the smoothness of the assignment
 * @param iterations how often both scalings are done
 */
record Sinkhorn(double epsilon, int iterations) {
  /**
   * Assigns rows.
   *
   * @param scores similarities, shape (rows, prototypes)
   * @param weights what each row counts in the mass of a prototype, shape (rows, 1); a row of
   *     weight 0 is assigned and has no effect on the others
   * @return shape (rows, prototypes); each row sums to 1, and the weighted mass of each prototype
   *     tends to its share with more iterations
   */
  <T extends TFloating> Operand<T> assign(Ops tf, Operand<T> scores, Operand<T> weights) {
    Operand<T> logWeights = tf.math.log(weights);
    Operand<T> logs = Similarity.scale(tf, tf.stopGradient(scores), 1 / epsilon);
    for (int i = 0; i < iterations; i++) {
      logs = tf.math.sub(logs, LogSumExp.keepingAxis(tf, tf.math.add(logs, logWeights), 0));
      logs = tf.math.sub(logs, LogSumExp.keepingAxis(tf, logs, 1));
    }
    return tf.stopGradient(tf.math.exp(logs));
  }
}
