package org.isomer.loss;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceMax;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.types.family.TFloating;

/** Row-wise building blocks of losses on similarities. */
final class Similarity {
  /** Rows shorter than this are treated as having this length, as in PyTorch's normalize. */
  private static final double SHORTEST = 1e-12;

  private Similarity() {}

  /** Each row divided by its Euclidean length. */
  static <T extends TFloating> Operand<T> normalizeRows(Ops tf, Operand<T> rows) {
    Operand<T> squares =
        tf.reduceSum(tf.math.square(rows), tf.constant(1), ReduceSum.keepDims(true));
    Operand<T> shortest = scalar(tf, SHORTEST * SHORTEST, rows.type());
    return tf.math.mul(rows, tf.math.rsqrt(tf.math.maximum(squares, shortest)));
  }

  /** log Σ exp over each row, shape (rows). */
  static <T extends TFloating> Operand<T> logSumExpRows(Ops tf, Operand<T> rows) {
    Operand<T> greatest =
        tf.stopGradient(tf.reduceMax(rows, tf.constant(1), ReduceMax.keepDims(true)));
    Operand<T> sums = tf.reduceSum(tf.math.exp(tf.math.sub(rows, greatest)), tf.constant(1));
    return tf.math.add(tf.math.log(sums), tf.squeeze(greatest, Squeeze.axis(List.of(1L))));
  }

  /** A constant of the given type. */
  static <T extends TFloating> Operand<T> scalar(Ops tf, double value, Class<T> type) {
    return tf.dtypes.cast(tf.constant(value), type);
  }
}
