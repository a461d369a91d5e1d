package org.isomer.graph;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TFloating;

/**
 * Multi-head self-attention (Vaswani et al. 2017), in which the tokens of a sequence exchange
 * information: each head computes softmax(Q·Kᵀ / √d)·V with d = width / heads, the softmax in
 * float32 always. One layer {@code qkv} makes queries, keys and values, a layer {@code proj} joins
 * the heads; both have a bias that starts at zero.
 *
 * @param heads a divisor of the width
 * @param weight first values of both matrices
 * @param dropout the share of weights that are {@linkplain Dropout left out} in training
 * @param causal whether a token sees itself and earlier ones only
 */
public record Attention(int heads, Initializer weight, double dropout, boolean causal) {
  /** Attention to all tokens, none left out. */
  public Attention(int heads, Initializer weight) {
    this(heads, weight, 0, false);
  }

  /**
   * Builds the layer. It looks at real tokens only: the weights of padding are 0, and so are all
   * weights in a sequence that is nothing but padding.
   *
   * @param x shape (batch, tokens, width); only the batch may be unknown
   * @param mask shape (batch, tokens), 1 where a token is real and 0 where it is padding, if there
   *     is padding
   * @return shape (batch, tokens, width)
   */
  public <T extends TFloating> Operand<T> apply(
      Net net, String name, Operand<T> x, Optional<Operand<TFloat32>> mask) {
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
        visible(tf, mask, Math.toIntExact(tokens))
            .map(keys -> softmax(net, scaled, keys))
            .orElseGet(() -> tf.nn.softmax(scaled));
    Operand<T> weights = net.cast(Dropout.apply(net, shares, dropout), x.type());
    Operand<T> mixed = tf.linalg.einsum(List.of(weights, parts.get(2)), "bhqk,bkhd->bqhd");
    Operand<T> rows = Layers.reshape(net, mixed, Shape.of(-1, tokens, width));
    return Layers.dense(scope, "proj", rows, width, weight, Initializer.constant(0));
  }

  /**
   * 1 where a key is seen, 0 where it is not; empty if all are.
   *
   * @return shape (batch or 1, 1, tokens or 1, tokens)
   */
  private Optional<Operand<TFloat32>> visible(
      Ops tf, Optional<Operand<TFloat32>> mask, int tokens) {
    Optional<Operand<TFloat32>> real =
        mask.map(each -> tf.reshape(each, tf.constant(Shape.of(-1, 1, 1, tokens))));
    if (!causal) {
      return real;
    }
    float[][] seen = new float[tokens][tokens];
    for (int query = 0; query < tokens; query++) {
      Arrays.fill(seen[query], 0, query + 1, 1);
    }
    Operand<TFloat32> earlier = tf.constant(new float[][][][] {{seen}});
    return Optional.of(
        real.<Operand<TFloat32>>map(keys -> tf.math.mul(keys, earlier)).orElse(earlier));
  }

  /**
   * Softmax over keys that are seen. The scores of others are set, not lowered, so that nothing of
   * them is left; the product is for queries that see no key, whose softmax is uniform.
   *
   * @param keys as {@link #visible} gives them
   */
  private static Operand<TFloat32> softmax(
      Net net, Operand<TFloat32> scores, Operand<TFloat32> keys) {
    Ops tf = net.tf();
    Operand<TFloat32> seen =
        tf.select(Sequences.real(net, keys), scores, tf.constant(-Float.MAX_VALUE));
    return tf.math.mul(tf.nn.softmax(seen), keys);
  }
}
