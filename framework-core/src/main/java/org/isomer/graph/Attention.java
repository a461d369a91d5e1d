package org.isomer.graph;

import java.util.List;
import java.util.Optional;
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
    return multiHead(net, name, x, heads, weight, Optional.empty(), 0);
  }

  /**
   * {@linkplain #multiHead(Net, String, Operand, int, Initializer) Multi-head self-attention} that
   * looks at real tokens only: the weights of padding are 0, and so are all weights in a sequence
   * that is nothing but padding.
   *
   * @param mask shape (batch, tokens), 1 where a token is real and 0 where it is padding
   * @param dropout the share of weights that are {@linkplain Dropout left out} in training
   */
  public static <T extends TFloating> Operand<T> multiHead(
      Net net,
      String name,
      Operand<T> x,
      int heads,
      Initializer weight,
      Optional<Operand<TFloat32>> mask,
      double dropout) {
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
    Operand<TFloat32> shares =
        mask.isEmpty()
            ? tf.nn.softmax(scaled)
            : softmax(net, scaled, tf.reshape(mask.get(), tf.constant(Shape.of(-1, 1, 1, tokens))));
    Operand<T> weights = net.cast(Dropout.apply(net, shares, dropout), x.type());
    Operand<T> mixed = tf.linalg.einsum(List.of(weights, parts.get(2)), "bhqk,bkhd->bqhd");
    Operand<T> rows = Layers.reshape(net, mixed, Shape.of(-1, tokens, width));
    return Layers.dense(scope, "proj", rows, width, weight, Initializer.constant(0));
  }

  /**
   * Softmax over real keys. The scores of padding are set, not lowered, so that nothing of them is
   * left; the product is for sequences without a real key, whose softmax is uniform.
   *
   * @param keys shape (batch, 1, 1, tokens)
   */
  private static Operand<TFloat32> softmax(
      Net net, Operand<TFloat32> scores, Operand<TFloat32> keys) {
    Ops tf = net.tf();
    Operand<TFloat32> seen =
        tf.select(Sequences.real(net, keys), scores, tf.constant(-Float.MAX_VALUE));
    return tf.math.mul(tf.nn.softmax(seen), keys);
  }
}
