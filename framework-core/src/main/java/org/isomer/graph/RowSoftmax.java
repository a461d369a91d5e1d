package org.isomer.graph;

import java.util.List;
import org.isomer.graph.gradient.OwnGradient;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TFloating;

/** Softmax over the last dimension, computed in float32; its gradient too. */
final class RowSoftmax {
  private static final String NAME = "softmax";
  private static final Formula BACK = new Formula("softmax-back", RowSoftmax::back);

  static {
    OwnGradient.register(
        NAME,
        (tf, operation, dy) -> List.of(BACK.compiled(tf, List.of(operation.input(0), dy.get(0)))));
  }

  private RowSoftmax() {}

  static <T extends TFloating> Operand<T> apply(Net net, Operand<T> x) {
    Ops tf = net.tf();
    if (!Formula.pays(net, x)) {
      return net.cast(tf.nn.softmax(net.cast(x, TFloat32.class)), x.type());
    }
    BACK.attach(net, List.of(x, x));
    // The operation itself computes in float32, but its gradient in TensorFlow does not.
    return OwnGradient.of(tf, NAME, tf.nn.softmax(x), List.of(x), List.of());
  }

  /** y · (dy − Σ y · dy). */
  private static Operand<?> back(Ops tf, List<? extends Operand<?>> x) {
    Operand<TFloat32> y = Formula.float32(tf, x.get(0));
    Operand<TFloat32> dy = Formula.float32(tf, x.get(1));
    Operand<TFloat32> sum =
        tf.reduceSum(tf.math.mul(y, dy), tf.constant(-1), ReduceSum.keepDims(true));
    return Formula.cast(tf, tf.math.mul(y, tf.math.sub(dy, sum)), x.get(0).type());
  }
}
