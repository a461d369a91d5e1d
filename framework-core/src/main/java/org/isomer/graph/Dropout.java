package org.isomer.graph;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Numbers that are left out at random in training (Srivastava et al. 2014). */
public final class Dropout {
  private Dropout() {}

  /**
   * In training, sets each number to 0 with a probability and multiplies the others by 1 / (1 −
   * rate), so that the expectation stays; in inference, or with a rate of 0, passes all on.
   *
   * <p>What is left out is a function of the run's seed, the batch's place in the run and the
   * layer's place in the graph: repeatable, on any number of threads, and a run that is resumed
   * goes on with the same draws. Two passes of one encoder over the same rows draw apart, as SimCSE
   * (Gao et al. 2021) needs it.
   *
   * @param x of any shape
   * @param rate in [0, 1)
   */
  public static Operand<TFloat32> apply(Net net, Operand<TFloat32> x, double rate) {
    if (rate == 0 || !net.training()) {
      return x;
    }
    Ops tf = net.tf();
    Operand<TFloat32> kept = kept(net, tf.shape(x), rate);
    return tf.math.mul(x, tf.math.mul(kept, tf.constant((float) (1 / (1 - rate)))));
  }

  /**
   * 1 for what stays and 0 for what is left out, drawn as {@link #apply} draws it.
   *
   * @param shape the shape of what is drawn, for the rows of a batch
   * @param rate the probability of 0, in [0, 1]
   */
  public static Operand<TFloat32> kept(Net net, Operand<TInt32> shape, double rate) {
    Ops tf = net.tf();
    Operand<TFloat32> drawn = Draws.ofRows(net, shape);
    return tf.dtypes.cast(tf.math.greaterEqual(drawn, tf.constant((float) rate)), TFloat32.class);
  }
}
