package org.isomer.framework.swav;

import org.isomer.graph.Initializer;
import org.isomer.graph.Net;
import org.isomer.graph.Role;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.types.TFloat32;

/** Trained vectors of unit length. */
final class UnitVectors {
  private UnitVectors() {}

  /**
   * Makes the variable {@code weight}: rows of unit length in random directions, which become unit
   * again after each optimizer step that trains them.
   *
   * @param trained a scalar; in steps in which it is 0 the variable stays as it is
   * @return shape (count, dim)
   */
  static Operand<TFloat32> variable(Net net, int count, long dim, Operand<TFloat32> trained) {
    Operand<TFloat32> vectors =
        net.gated(trained)
            .variable("weight", Shape.of(count, dim), Role.WEIGHT, Initializer.unitRows());
    net.afterOptimizer(
        after -> {
          Ops tf = after.tf();
          return tf.assign(
              vectors,
              tf.select(
                  tf.math.notEqual(trained, tf.constant(0f)), normalized(tf, vectors), vectors));
        });
    return vectors;
  }

  private static Operand<TFloat32> normalized(Ops tf, Operand<TFloat32> vectors) {
    Operand<TFloat32> squares =
        tf.reduceSum(tf.math.square(vectors), tf.constant(1), ReduceSum.keepDims(true));
    return tf.math.div(vectors, tf.math.sqrt(squares));
  }
}
