package org.isomer.graph;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TType;

/**
 * Values at places of the first two dimensions. TensorFlow's own operation for it, {@code
 * GatherNd}, has no kernel for GPUs.
 */
public final class Places {
  private Places() {}

  /**
   * Takes values.
   *
   * @param x shape (rows, columns, …), of which the dimensions after the first are known
   * @param places a row and a column each, shape (places, 2), as {@code tf.where} finds them
   * @return shape (places, …)
   */
  public static <T extends TType> Operand<T> gather(Ops tf, Operand<T> x, Operand<TInt64> places) {
    Shape shape = x.shape();
    Operand<TInt64> row = tf.gather(places, tf.constant(0), tf.constant(1));
    Operand<TInt64> column = tf.gather(places, tf.constant(1), tf.constant(1));
    Operand<TInt64> flat = tf.math.add(tf.math.mul(row, tf.constant(shape.get(1))), column);
    Shape rows = Shape.of(Shape.UNKNOWN_SIZE).append(shape.subShape(2, shape.numDimensions()));
    return tf.gather(tf.reshape(x, tf.constant(rows)), flat, tf.constant(0));
  }
}
