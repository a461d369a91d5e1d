package org.isomer.graph;

import java.util.List;
import org.isomer.graph.gradient.OwnGradient;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TFloating;

/** Layer normalisation, n · gain + offset of n = (x − mean) / √(variance + ε), and its gradient. */
final class LayerNorm {
  private static final Formula VALUE = new Formula("layer-norm", LayerNorm::value);
  private static final Formula BACK = new Formula("layer-norm-back", LayerNorm::back);
  private static final Formula GAIN = new Formula("layer-norm-gain", LayerNorm::gain);

  static {
    OwnGradient.register(
        VALUE.name(),
        (tf, operation, dy) -> {
          Operand<?> x = operation.input(1);
          Operand<?> gain = operation.input(2);
          Operand<?> epsilon = operation.input(4);
          Operand<?> rows = dy.get(0);
          return List.of(
              BACK.compiled(tf, List.of(x, gain, epsilon, rows)),
              columns(tf, GAIN.compiled(tf, List.of(x, epsilon, rows))),
              columns(tf, rows));
        });
  }

  private LayerNorm() {}

  /**
   * The normalised rows.
   *
   * @param x shape (…, channels)
   * @param gain shape (channels), as the offset
   */
  @SuppressWarnings("unchecked")
  static <T extends TFloating> Operand<T> apply(
      Net net, Operand<T> x, Operand<TFloat32> gain, Operand<TFloat32> offset, double epsilon) {
    Ops tf = net.tf();
    Operand<TFloat32> small = tf.constant((float) epsilon);
    List<Operand<?>> inputs = List.of(x, gain, offset, small);
    if (!Formula.pays(net, x)) {
      return (Operand<T>) value(tf, inputs);
    }
    BACK.attach(net, List.of(x, gain, small, x));
    GAIN.attach(net, List.of(x, small, x));
    return OwnGradient.of(
        tf, VALUE.name(), VALUE.of(net, x, inputs), List.of(x, gain, offset), List.of(small));
  }

  private static Operand<?> value(Ops tf, List<? extends Operand<?>> x) {
    Operand<TFloat32> normal = normal(tf, x.get(0), x.get(3));
    Operand<TFloat32> scaled = tf.math.mul(normal, Formula.float32(tf, x.get(1)));
    return Formula.cast(tf, tf.nn.biasAdd(scaled, Formula.float32(tf, x.get(2))), x.get(0).type());
  }

  /** (g − mean of g − n · mean of g · n) / √(variance + ε) of g = gain · dy. */
  private static Operand<?> back(Ops tf, List<? extends Operand<?>> x) {
    Operand<TFloat32> centred = centred(tf, x.get(0));
    Operand<TFloat32> scale = scale(tf, centred, x.get(2));
    Operand<TFloat32> normal = tf.math.mul(centred, scale);
    Operand<TFloat32> g = tf.math.mul(Formula.float32(tf, x.get(3)), Formula.float32(tf, x.get(1)));
    Operand<TFloat32> along = tf.math.mul(normal, mean(tf, tf.math.mul(g, normal)));
    Operand<TFloat32> across = tf.math.sub(tf.math.sub(g, mean(tf, g)), along);
    return Formula.cast(tf, tf.math.mul(across, scale), x.get(0).type());
  }

  /** n · dy, whose sum over all rows is the gradient of the gain. */
  private static Operand<?> gain(Ops tf, List<? extends Operand<?>> x) {
    return tf.math.mul(normal(tf, x.get(0), x.get(1)), Formula.float32(tf, x.get(2)));
  }

  private static Operand<TFloat32> columns(Ops tf, Operand<?> rows) {
    return tf.nn.biasAddGrad(Formula.float32(tf, rows));
  }

  private static Operand<TFloat32> normal(Ops tf, Operand<?> x, Operand<?> epsilon) {
    Operand<TFloat32> centred = centred(tf, x);
    return tf.math.mul(centred, scale(tf, centred, epsilon));
  }

  private static Operand<TFloat32> centred(Ops tf, Operand<?> x) {
    Operand<TFloat32> value = Formula.float32(tf, x);
    return tf.math.sub(value, mean(tf, value));
  }

  private static Operand<TFloat32> scale(Ops tf, Operand<TFloat32> centred, Operand<?> epsilon) {
    Operand<TFloat32> variance = mean(tf, tf.math.square(centred));
    return tf.math.rsqrt(tf.math.add(variance, Formula.float32(tf, epsilon)));
  }

  private static Operand<TFloat32> mean(Ops tf, Operand<TFloat32> x) {
    return tf.math.mean(x, tf.constant(-1), Mean.keepDims(true));
  }
}
