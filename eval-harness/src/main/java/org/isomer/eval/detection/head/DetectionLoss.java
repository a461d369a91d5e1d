package org.isomer.eval.detection.head;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.op.core.Unstack;
import org.tensorflow.types.family.TFloating;

/**
 * The losses of the detector, one value for each class or cell.
 *
 * @param tf operations
 * @param type the number format
 */
record DetectionLoss<T extends TFloating>(Ops tf, Class<T> type) {
  /** The weight of what is there, against 1 − α of what is not. */
  private static final float ALPHA = .25f;

  /** Keeps fractions of empty boxes finite. */
  private static final float EPSILON = 1e-7f;

  /**
   * The focal loss (Lin et al. 2017): −αₜ (1 − pₜ)² log pₜ with α = 0.25, where pₜ is the
   * probability of the truth.
   *
   * @param logits of any shape
   * @param truth 1 where the class is there, else 0; of the same shape
   */
  Operand<T> focal(Operand<T> logits, Operand<T> truth) {
    Operand<T> probability = tf.math.sigmoid(logits);
    Operand<T> miss = tf.math.abs(tf.math.sub(truth, probability));
    Operand<T> weight =
        tf.math.add(constant(1 - ALPHA), tf.math.mul(truth, constant(2 * ALPHA - 1)));
    return tf.math.mul(tf.math.mul(weight, tf.math.square(miss)), crossEntropy(logits, truth));
  }

  /**
   * The cross-entropy of a yes or no: log(1 + eˣ) − x·t.
   *
   * @param truth in [0, 1], of the logits' shape
   */
  Operand<T> crossEntropy(Operand<T> logits, Operand<T> truth) {
    return tf.math.sub(tf.math.softplus(logits), tf.math.mul(logits, truth));
  }

  /**
   * One minus the generalised intersection over union (Rezatofighi et al. 2019) of boxes that share
   * a point: 1 − I/U + (C − U)/C, where C is the area of the smallest box around both.
   *
   * @param first distances of left, top, right and bottom from the point, shape (…, 4), not
   *     negative
   * @param second likewise
   * @return shape (…)
   */
  Operand<T> generalisedOverlap(Operand<T> first, Operand<T> second) {
    List<Operand<T>> a = sides(first);
    List<Operand<T>> b = sides(second);
    Operand<T> common =
        tf.math.mul(
            tf.math.add(tf.math.minimum(a.get(0), b.get(0)), tf.math.minimum(a.get(2), b.get(2))),
            tf.math.add(tf.math.minimum(a.get(1), b.get(1)), tf.math.minimum(a.get(3), b.get(3))));
    Operand<T> around =
        tf.math.mul(
            tf.math.add(tf.math.maximum(a.get(0), b.get(0)), tf.math.maximum(a.get(2), b.get(2))),
            tf.math.add(tf.math.maximum(a.get(1), b.get(1)), tf.math.maximum(a.get(3), b.get(3))));
    Operand<T> union = tf.math.sub(tf.math.add(area(a), area(b)), common);
    Operand<T> overlap = tf.math.div(common, tf.math.add(union, constant(EPSILON)));
    Operand<T> empty =
        tf.math.div(tf.math.sub(around, union), tf.math.add(around, constant(EPSILON)));
    return tf.math.add(tf.math.sub(constant(1), overlap), empty);
  }

  /** The sum of all values, a scalar. */
  Operand<T> total(Operand<T> values) {
    int[] axes = new int[values.shape().numDimensions()];
    for (int i = 0; i < axes.length; i++) {
      axes[i] = i;
    }
    return tf.sum(values, tf.constant(axes), Sum.keepDims(false));
  }

  Operand<T> constant(float value) {
    return tf.dtypes.cast(tf.constant(value), type);
  }

  private Operand<T> area(List<Operand<T>> sides) {
    return tf.math.mul(
        tf.math.add(sides.get(0), sides.get(2)), tf.math.add(sides.get(1), sides.get(3)));
  }

  private List<Operand<T>> sides(Operand<T> distances) {
    long axis = distances.shape().numDimensions() - 1L;
    return List.copyOf(tf.unstack(distances, 4L, Unstack.axis(axis)).output());
  }
}
