package org.isomer.train.optimizer;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * Layer-wise adaptive rates (You, Gitman and Ginsburg 2017): a variable's step is made as long as a
 * share of the variable itself. With q = η‖w‖ / (‖g‖ + wd‖w‖ + ε) the direction is q·(g + wd·w), or
 * g where ‖w‖ or ‖g‖ is 0. Clipped, q is min(q / lr, 1), so that the rate q is never above the
 * scheduled one.
 *
 * @param trustCoefficient η
 * @param epsilon ε
 */
record LayerwiseRate(double trustCoefficient, double epsilon, boolean clip) {
  /** The direction of a variable's step at a learning rate. */
  Operand<TFloat32> direction(Parameter parameter, double decay, Operand<TFloat32> rate) {
    Ops tf = parameter.tf();
    Operand<TFloat32> zero = tf.constant(0f);
    Operand<TFloat32> one = tf.constant(1f);
    Operand<TFloat32> weight = norm(tf, parameter.value());
    Operand<TFloat32> gradient = norm(tf, parameter.gradient());
    Operand<TBool> adapts =
        tf.math.logicalAnd(tf.math.greater(weight, zero), tf.math.greater(gradient, zero));
    Operand<TFloat32> length =
        tf.math.add(
            tf.math.add(gradient, tf.math.mul(weight, tf.constant((float) decay))),
            tf.constant((float) epsilon));
    Operand<TFloat32> trust =
        tf.math.div(tf.math.mul(weight, tf.constant((float) trustCoefficient)), length);
    Operand<TFloat32> factor = clip ? tf.math.minimum(tf.math.div(trust, rate), one) : trust;
    Operand<TFloat32> decayed =
        tf.math.add(
            parameter.gradient(),
            tf.math.mul(parameter.value(), tf.select(adapts, tf.constant((float) decay), zero)));
    return tf.math.mul(decayed, tf.select(adapts, factor, one));
  }

  /** The Euclidean length of a tensor taken as one vector. */
  static Operand<TFloat32> norm(Ops tf, Operand<TFloat32> tensor) {
    return tf.math.sqrt(tf.math.mul(tf.nn.l2Loss(tensor), tf.constant(2f)));
  }
}
