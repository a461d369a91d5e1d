package org.isomer.graph;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TFloating;

/** Layers in which the tokens of a sequence exchange information. */
public final class Attention {
  private Attention() {}

  /**
   * Multi-head self-attention (Vaswani et al. 2017): each head computes softmax(Q·Kᵀ / √d)·V with d
   * = width / heads, the softmax in float32 always. One layer {@code qkv} makes queries, keys and
   * values, a layer {@code proj} joins the heads; both have a bias that starts at zero.
   *
   * @param x shape (batch, tokens, width); only the batch may be unknown
   * @param heads a divisor of the width
   * @param weight first values of both matrices
   * @return shape (batch, tokens, width)
   */
  public static <T extends TFloating> Operand<T> multiHead(
      Net net, String name, Operand<T> x, int heads, Initializer weight) {
    Ops tf = net.tf();
    Net scope = net.scope(name);
    long tokens = x.shape().get(1);
    int width = Math.toIntExact(x.shape().get(2));
    int depth = width / heads;
    Operand<T> joint = Layers.dense(scope, "qkv", x, 3 * width, weight, Initializer.constant(0));
    List<Operand<T>> parts =
        tf.split(tf.constant(2), joint, 3L).output().stream()
            .<Operand<T>>map(part -> Layers.reshape(net, part, Shape.of(-1, tokens, heads, depth)))
            .toList();
    Operand<T> scores = tf.linalg.einsum(parts.subList(0, 2), "bqhd,bkhd->bhqk");
    Operand<TFloat32> scaled =
        tf.math.mul(net.cast(scores, TFloat32.class), tf.constant((float) (1 / Math.sqrt(depth))));
    Operand<T> weights = net.cast(tf.nn.softmax(scaled), x.type());
    Operand<T> mixed = tf.linalg.einsum(List.of(weights, parts.get(2)), "bhqk,bkhd->bqhd");
    Operand<T> rows = Layers.reshape(net, mixed, Shape.of(-1, tokens, width));
    return Layers.dense(scope, "proj", rows, width, weight, Initializer.constant(0));
  }
}
