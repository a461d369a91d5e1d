package org.isomer.train.engine;

import java.util.List;
import java.util.Optional;
import org.isomer.spi.Gradient;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The Euclidean length of the gradients of all variables, taken as one vector. */
public final class GradientNorm {
  private GradientNorm() {}

  /** The length; variables whose gate is closed do not count. */
  public static Operand<TFloat32> of(Ops tf, List<Gradient> gradients) {
    List<Operand<TFloat32>> halfSquares =
        gradients.stream().map(gradient -> halfSquare(tf, gradient)).toList();
    return tf.math.sqrt(tf.math.mul(tf.math.addN(halfSquares), tf.constant(2f)));
  }

  private static Operand<TFloat32> halfSquare(Ops tf, Gradient gradient) {
    Operand<TFloat32> halfSquare = tf.nn.l2Loss(gradient.value());
    Optional<Operand<TFloat32>> gate = gradient.variable().gate();
    return gate.<Operand<TFloat32>>map(
            scalar ->
                tf.select(tf.math.notEqual(scalar, tf.constant(0f)), halfSquare, tf.constant(0f)))
        .orElse(halfSquare);
  }

  /**
   * Scales gradients of a length above a bound down to it: g · bound / max(norm, bound), so that
   * shorter ones keep their bits (Pascanu, Mikolov and Bengio 2013).
   */
  public static List<Gradient> clip(
      Ops tf, List<Gradient> gradients, Operand<TFloat32> norm, double bound) {
    Operand<TFloat32> limit = tf.constant((float) bound);
    Operand<TFloat32> factor = tf.math.div(limit, tf.math.maximum(norm, limit));
    return gradients.stream()
        .map(gradient -> new Gradient(gradient.variable(), tf.math.mul(gradient.value(), factor)))
        .toList();
  }
}
