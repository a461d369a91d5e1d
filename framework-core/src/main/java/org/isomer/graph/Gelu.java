package org.isomer.graph;

import java.util.List;
import org.isomer.graph.gradient.OwnGradient;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TFloating;

/** The Gaussian error linear unit, x · Φ(x), and its slope, Φ(x) + x · φ(x). */
final class Gelu {
  private static final Formula VALUE = new Formula("gelu", Gelu::value);
  private static final Formula BACK = new Formula("gelu-back", Gelu::back);

  static {
    OwnGradient.register(
        VALUE.name(),
        (tf, operation, dy) -> List.of(BACK.compiled(tf, List.of(operation.input(1), dy.get(0)))));
  }

  private Gelu() {}

  @SuppressWarnings("unchecked")
  static <T extends TFloating> Operand<T> apply(Net net, Operand<T> x) {
    Ops tf = net.tf();
    if (!Formula.pays(net, x)) {
      return (Operand<T>) value(tf, List.of(x));
    }
    BACK.attach(net, List.of(x, x));
    return OwnGradient.of(tf, VALUE.name(), VALUE.of(net, x, List.of(x)), List.of(x), List.of());
  }

  private static Operand<?> value(Ops tf, List<? extends Operand<?>> x) {
    Operand<TFloat32> value = Formula.float32(tf, x.get(0));
    return Formula.cast(
        tf, tf.math.mul(tf.math.mul(value, twice(tf, value)), tf.constant(0.5f)), x.get(0).type());
  }

  private static Operand<?> back(Ops tf, List<? extends Operand<?>> x) {
    Operand<TFloat32> value = Formula.float32(tf, x.get(0));
    Operand<TFloat32> bell = tf.math.exp(tf.math.mul(tf.math.square(value), tf.constant(-0.5f)));
    Operand<TFloat32> density =
        tf.math.mul(bell, tf.constant((float) (1 / Math.sqrt(2 * Math.PI))));
    Operand<TFloat32> slope =
        tf.math.add(tf.math.mul(twice(tf, value), tf.constant(0.5f)), tf.math.mul(value, density));
    return Formula.cast(tf, tf.math.mul(slope, Formula.float32(tf, x.get(1))), x.get(0).type());
  }

  /** 2 · Φ. */
  private static Operand<TFloat32> twice(Ops tf, Operand<TFloat32> x) {
    Operand<TFloat32> erf = tf.math.erf(tf.math.mul(x, tf.constant((float) Math.sqrt(0.5))));
    return tf.math.add(erf, tf.constant(1f));
  }
}
