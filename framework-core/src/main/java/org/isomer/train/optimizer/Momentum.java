package org.isomer.train.optimizer;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Descent with momentum in PyTorch's form, whose slot does not hold the learning rate: m ← µ·m + d;
 * w ← w − lr·m, or w ← w − lr·(d + µ·m) with Nesterov's look-ahead.
 *
 * @param factor µ
 */
record Momentum(double factor, boolean nesterov) {
  /** The step along a direction d at a learning rate. */
  List<Assignment> descend(
      Parameter parameter, Operand<TFloat32> direction, Operand<TFloat32> rate) {
    Ops tf = parameter.tf();
    Operand<TFloat32> mu = tf.constant((float) factor);
    Operand<TFloat32> old = parameter.slot("momentum");
    Operand<TFloat32> momentum = tf.math.add(tf.math.mul(old, mu), direction);
    Operand<TFloat32> step =
        nesterov ? tf.math.add(direction, tf.math.mul(momentum, mu)) : momentum;
    return List.of(parameter.moveBy(tf.math.mul(step, rate)), new Assignment(old, momentum));
  }
}
