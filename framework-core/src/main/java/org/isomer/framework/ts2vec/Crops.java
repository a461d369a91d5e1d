package org.isomer.framework.ts2vec;

import org.isomer.framework.Windows;
import org.isomer.graph.Draws;
import org.isomer.graph.GlobalBatch;
import org.isomer.graph.Net;
import org.isomer.spi.Input;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt32;

/**
 * Two windows of each sequence that overlap. Lengths and overlap are drawn once for a batch, and
 * how far both are moved for each sequence by itself:
 *
 * <pre>
 *   first   ├── ahead ──┼── overlap ──┤
 *   second              ├── overlap ──┼── after ──┤
 * </pre>
 *
 * @param first begins {@code ahead} positions before the overlap
 * @param second begins with the overlap
 * @param ahead a scalar
 * @param overlap the length of the overlap, at least 2; a scalar
 */
record Crops(Input first, Input second, Operand<TInt32> ahead, Operand<TInt32> overlap) {
  /**
   * Draws windows, in the order and with the ranges of the authors' code.
   *
   * @param positions of the sequences, with padding
   */
  static Crops of(Net net, Input input, int batch, int positions) {
    Ops tf = net.tf();
    Operand<TInt32> zero = tf.constant(0);
    Operand<TInt32> one = tf.constant(1);
    Operand<TInt32> all = tf.constant(positions);
    Operand<TInt32> scalar = tf.constant(new int[0]);
    Operand<TInt32> length = Draws.whole(net, scalar, tf.constant(2), tf.math.add(all, one));
    Operand<TInt32> left =
        Draws.whole(net, scalar, zero, tf.math.add(tf.math.sub(all, length), one));
    Operand<TInt32> right = tf.math.add(left, length);
    Operand<TInt32> begin = Draws.whole(net, scalar, zero, tf.math.add(left, one));
    Operand<TInt32> end = Draws.whole(net, scalar, right, tf.math.add(all, one));
    Operand<TInt32> moved =
        GlobalBatch.of(net)
            .own(
                Draws.whole(
                    net,
                    tf.array(batch),
                    tf.math.neg(begin),
                    tf.math.add(tf.math.sub(all, end), one)));
    return new Crops(
        Windows.cut(net, input, tf.math.add(moved, begin), tf.math.sub(right, begin)),
        Windows.cut(net, input, tf.math.add(moved, left), tf.math.sub(end, left)),
        tf.math.sub(left, begin),
        length);
  }
}
