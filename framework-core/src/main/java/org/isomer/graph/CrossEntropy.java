package org.isomer.graph;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.SparseSoftmaxCrossEntropyWithLogits;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The cross-entropy of each row's softmax, −Σ p·log softmax(logits). On a GPU it is made of the
 * log-softmax, as TensorFlow's own operations for it have no kernel there that gives the same bits
 * each time, and refuse to run where that is asked for.
 */
public final class CrossEntropy {
  private CrossEntropy() {}

  /**
   * With a class for each row.
   *
   * @param logits shape (rows, classes)
   * @param classes shape (rows)
   * @return shape (rows)
   */
  public static Operand<TFloat32> of(Net net, Operand<TFloat32> logits, Operand<TInt32> classes) {
    Ops tf = net.tf();
    return SessionConfig.gpu().isPresent()
        ? composite(net, logits, oneHot(net, classes, logits.shape().get(1)))
        : SparseSoftmaxCrossEntropyWithLogits.create(tf.scope(), logits, classes).loss();
  }

  /**
   * With a distribution for each row.
   *
   * @param logits shape (rows, classes)
   * @param probabilities shape (rows, classes)
   * @return shape (rows)
   */
  public static Operand<TFloat32> ofDistribution(
      Net net, Operand<TFloat32> logits, Operand<TFloat32> probabilities) {
    return SessionConfig.gpu().isPresent()
        ? composite(net, logits, probabilities)
        : net.tf().nn.softmaxCrossEntropyWithLogits(logits, probabilities).loss();
  }

  static Operand<TFloat32> oneHot(Net net, Operand<TInt32> classes, long count) {
    Ops tf = net.tf();
    return tf.oneHot(
        classes, tf.constant(Math.toIntExact(count)), tf.constant(1f), tf.constant(0f));
  }

  static Operand<TFloat32> composite(
      Net net, Operand<TFloat32> logits, Operand<TFloat32> probabilities) {
    Ops tf = net.tf();
    return tf.math.neg(
        tf.sum(tf.math.mul(probabilities, tf.nn.logSoftmax(logits)), tf.constant(1)));
  }
}
