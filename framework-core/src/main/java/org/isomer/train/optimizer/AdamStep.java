package org.isomer.train.optimizer;

import java.util.List;
import org.isomer.spi.BadInputException;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Adam's moments after a step (Kingma and Ba 2015): t ← t + 1; m ← β₁·m + (1 − β₁)·g; v ← β₂·v + (1
 * − β₂)·g²; direction m̂ / (√v̂ + ε) with m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ).
 *
 * <p>The count t is a slot of each variable, so that one whose gate opens late starts at t = 1. As
 * a float32 it is exact for 2²⁴ steps.
 *
 * @param slots the new moments and count
 */
record AdamStep(Operand<TFloat32> direction, List<Assignment> slots) {
  /** The numbers β₁, β₂ and ε. */
  record Settings(double beta1, double beta2, double epsilon) {
    /** Refuses averages that take in nothing. */
    Settings {
      if (beta1 == 1 || beta2 == 1) {
        throw new BadInputException(
            "optimizer: with beta1 or beta2 at 1 an average never takes in a gradient. Choose a value below 1, such as 0.999.");
      }
    }
  }

  /** The step that a gradient makes. */
  static AdamStep of(Parameter parameter, Operand<TFloat32> gradient, Settings settings) {
    Ops tf = parameter.tf();
    Operand<TFloat32> oldCount = parameter.scalarSlot("count");
    Operand<TFloat32> oldFirst = parameter.slot("first-moment");
    Operand<TFloat32> oldSecond = parameter.slot("second-moment");
    Operand<TFloat32> count = tf.math.add(oldCount, tf.constant(1f));
    Operand<TFloat32> first = average(tf, oldFirst, gradient, settings.beta1());
    Operand<TFloat32> second = average(tf, oldSecond, tf.math.square(gradient), settings.beta2());
    Operand<TFloat32> length =
        tf.math.mul(tf.math.sqrt(second), tf.math.rsqrt(correction(tf, count, settings.beta2())));
    Operand<TFloat32> direction =
        tf.math.div(
            tf.math.div(first, correction(tf, count, settings.beta1())),
            tf.math.add(length, tf.constant((float) settings.epsilon())));
    return new AdamStep(
        direction,
        List.of(
            new Assignment(oldCount, count),
            new Assignment(oldFirst, first),
            new Assignment(oldSecond, second)));
  }

  private static Operand<TFloat32> average(
      Ops tf, Operand<TFloat32> old, Operand<TFloat32> fresh, double beta) {
    return tf.math.add(
        tf.math.mul(old, tf.constant((float) beta)),
        tf.math.mul(fresh, tf.constant((float) (1 - beta))));
  }

  /** 1 − βᵗ as −expm1(t·ln β): in float32 the difference itself would lose half its digits. */
  private static Operand<TFloat32> correction(Ops tf, Operand<TFloat32> count, double beta) {
    return tf.math.neg(
        tf.math.expm1(tf.math.mul(count, tf.constant((float) StrictMath.log(beta)))));
  }
}
