package org.isomer.graph;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Random numbers in a graph. Each draw is a function of the run's seed, the batch's place in the
 * run and the draw's place in the graph: repeatable, on any number of threads, and a run that is
 * resumed goes on with the same draws.
 */
public final class Draws {
  private Draws() {}

  /**
   * Real numbers in [0, 1), all equally likely.
   *
   * @param shape the shape of what is drawn
   */
  public static Operand<TFloat32> uniform(Net net, Operand<TInt32> shape) {
    return net.tf().random.statelessRandomUniform(shape, net.randomSeed(), TFloat32.class);
  }

  /**
   * Real numbers in [0, 1) for the rows of a batch, or of several one after the other: a row draws
   * the same on whichever {@linkplain GlobalBatch replica} it is.
   *
   * @param shape (batches · slice, …)
   */
  static Operand<TFloat32> ofRows(Net net, Operand<TInt32> shape) {
    int replicas = net.replicas().count();
    if (replicas == 1) {
      return uniform(net, shape);
    }
    Ops tf = net.tf();
    Operand<TInt32> whole =
        tf.concat(
            List.of(
                tf.math.mul(tf.slice(shape, tf.array(0), tf.array(1)), tf.constant(replicas)),
                tf.slice(shape, tf.array(1), tf.constant(new int[] {-1}))),
            tf.constant(0));
    return GlobalBatch.of(net).own(uniform(net, whole));
  }

  /**
   * Whole numbers, each in a range of its own in which all are equally likely.
   *
   * @param shape the shape of what is drawn
   * @param from the least of each; a scalar, or of that shape
   * @param below greater than {@code from}, by at most 2^20; a scalar, or of that shape
   */
  public static Operand<TInt32> whole(
      Net net, Operand<TInt32> shape, Operand<TInt32> from, Operand<TInt32> below) {
    Ops tf = net.tf();
    Operand<TInt32> count = tf.math.sub(below, from);
    Operand<TFloat32> scaled =
        tf.math.mul(uniform(net, shape), tf.dtypes.cast(count, TFloat32.class));
    Operand<TInt32> within =
        tf.math.minimum(tf.dtypes.cast(scaled, TInt32.class), tf.math.sub(count, tf.constant(1)));
    return tf.math.add(from, within);
  }
}
