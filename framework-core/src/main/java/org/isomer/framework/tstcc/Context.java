package org.isomer.framework.tstcc;

import java.util.List;
import java.util.Optional;
import org.isomer.graph.Attention;
import org.isomer.graph.Dropout;
import org.isomer.graph.Initializer;
import org.isomer.graph.Layers;
import org.isomer.graph.Net;
import org.isomer.graph.Normalization;
import org.isomer.graph.Role;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * TS-TCC's autoregressive model, a small Transformer: vectors become {@code width} channels wide, a
 * token of its own is put in front, and after {@code depth} blocks that token is the context. Each
 * block normalises what self-attention and perceptron get and adds what they give.
 *
 * @param width channels of the context; a multiple of {@code heads}
 * @param hidden units of each block's perceptron
 * @param dropout the share that training leaves out behind attention and in the perceptron
 */
record Context(int width, int depth, int heads, int hidden, double dropout) {
  private static final double EPSILON = 1e-5;
  private static final Initializer WEIGHT = Initializer.uniformFanIn();
  private static final Initializer ZERO = Initializer.constant(0);

  /**
   * Builds the network.
   *
   * @param vectors shape (batch, positions, channels)
   * @param seen shape (batch, positions): 1 at positions that the context is made of
   * @return shape (batch, width)
   */
  Operand<TFloat32> apply(Net net, Operand<TFloat32> vectors, Operand<TFloat32> seen) {
    Ops tf = net.tf();
    long batch = vectors.shape().get(0);
    Operand<TFloat32> tokens = Layers.dense(net, "embed", vectors, width, WEIGHT, ZERO);
    Operand<TFloat32> own =
        tf.tile(
            net.variable("token", Shape.of(1, 1, width), Role.BIAS, Initializer.normal(1)),
            tf.constant(new long[] {batch, 1, 1}));
    Operand<TFloat32> x = tf.concat(List.of(own, tokens), tf.constant(1));
    Operand<TFloat32> first = tf.fill(tf.constant(new long[] {batch, 1}), tf.constant(1f));
    Operand<TFloat32> mask = tf.concat(List.of(first, seen), tf.constant(1));
    Attention attention = new Attention(heads, WEIGHT);
    for (int i = 0; i < depth; i++) {
      Net block = net.scope("blocks." + i);
      Operand<TFloat32> attended =
          attention.apply(
              block,
              "attn",
              Normalization.layerNorm(block, "norm1", x, EPSILON),
              Optional.of(mask));
      x = tf.math.add(x, Dropout.apply(net, attended, dropout));
      Operand<TFloat32> inner =
          tf.nn.relu(
              Layers.dense(
                  block,
                  "mlp.fc1",
                  Normalization.layerNorm(block, "norm2", x, EPSILON),
                  hidden,
                  WEIGHT,
                  ZERO));
      Operand<TFloat32> outer =
          Layers.dense(block, "mlp.fc2", Dropout.apply(net, inner, dropout), width, WEIGHT, ZERO);
      x = tf.math.add(x, Dropout.apply(net, outer, dropout));
    }
    return tf.reshape(
        tf.slice(x, tf.array(0, 0, 0), tf.array(-1, 1, -1)), tf.constant(Shape.of(batch, width)));
  }
}
