package org.isomer.graph;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceMax;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.types.family.TFloating;

/** log Σ exp without overflow: the greatest value is taken out first. */
public final class LogSumExp {
  private LogSumExp() {}

  /** Along one axis, which is gone then. */
  public static <T extends TFloating> Operand<T> of(Ops tf, Operand<T> values, int axis) {
    return tf.squeeze(keepingAxis(tf, values, axis), Squeeze.axis(List.of((long) axis)));
  }

  /** Along one axis, which stays with size 1. */
  public static <T extends TFloating> Operand<T> keepingAxis(Ops tf, Operand<T> values, int axis) {
    Operand<T> greatest =
        tf.stopGradient(tf.reduceMax(values, tf.constant(axis), ReduceMax.keepDims(true)));
    Operand<T> sums =
        tf.reduceSum(
            tf.math.exp(tf.math.sub(values, greatest)),
            tf.constant(axis),
            ReduceSum.keepDims(true));
    return tf.math.add(tf.math.log(sums), greatest);
  }
}
