package org.isomer.framework.tloss;

import org.isomer.framework.Windows;
import org.isomer.graph.Draws;
import org.isomer.graph.GlobalBatch;
import org.isomer.graph.Net;
import org.isomer.spi.Input;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt32;

/**
 * Windows of the sequences of a batch: an anchor for each, a positive within the anchor, and
 * negatives of other sequences.
 *
 * @param anchors as many as the batch has sequences; on several replicas, those of the slice alone,
 *     while negatives come from the whole batch
 * @param positives of the same sequences
 * @param negatives for each sequence the first, then for each the second, and so on
 */
record Triplets(Input anchors, Input positives, Input negatives) {
  /**
   * Draws windows by algorithm 1 of the paper, but negatives from the batch.
   *
   * @param count negatives for each anchor
   */
  static Triplets of(Net net, Input input, int batch, int count) {
    Ops tf = net.tf();
    Operand<TInt32> zero = tf.constant(0);
    Operand<TInt32> one = tf.constant(1);
    Operand<TInt32> each = tf.array(batch);
    GlobalBatch global = GlobalBatch.of(net);
    Input whole = Windows.gathered(net, input);
    Operand<TInt32> lengths = Windows.lengths(net, whole.mask().orElseThrow());
    Operand<TInt32> ofPositive = Draws.whole(net, each, one, tf.math.add(lengths, one));
    Operand<TInt32> ofAnchor = Draws.whole(net, each, ofPositive, tf.math.add(lengths, one));
    Operand<TInt32> anchor = begin(net, each, lengths, ofAnchor);
    Operand<TInt32> within = begin(net, each, ofAnchor, ofPositive);

    Operand<TInt32> all = tf.array(batch * count);
    Operand<TInt32> own =
        tf.math.floorMod(tf.range(zero, tf.constant(batch * count), one), tf.constant(batch));
    Operand<TInt32> ahead = Draws.whole(net, all, one, tf.constant(batch));
    Operand<TInt32> others = tf.math.floorMod(tf.math.add(own, ahead), tf.constant(batch));
    Operand<TInt32> otherLengths = tf.gather(lengths, others, zero);
    Operand<TInt32> ofNegative = Draws.whole(net, all, one, tf.math.add(otherLengths, one));
    Operand<TInt32> negative = begin(net, all, otherLengths, ofNegative);
    return new Triplets(
        Windows.cut(net, input, global.own(anchor), global.own(ofAnchor)),
        Windows.cut(net, input, global.own(tf.math.add(anchor, within)), global.own(ofPositive)),
        Windows.cut(
            net,
            Windows.rows(net, whole, global.own(others)),
            global.own(negative),
            global.own(ofNegative)));
  }

  /** Where windows begin in wholes, all places equally likely. */
  private static Operand<TInt32> begin(
      Net net, Operand<TInt32> shape, Operand<TInt32> whole, Operand<TInt32> window) {
    Ops tf = net.tf();
    Operand<TInt32> places = tf.math.add(tf.math.sub(whole, window), tf.constant(1));
    return Draws.whole(net, shape, tf.constant(0), places);
  }
}
