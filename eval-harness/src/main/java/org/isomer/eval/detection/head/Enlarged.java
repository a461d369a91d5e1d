package org.isomer.eval.detection.head;

import java.util.Collections;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Makes a feature map as large as a finer one: every cell is repeated in both directions, and what
 * is too much at the right and at the bottom is cut off.
 */
final class Enlarged {
  private Enlarged() {}

  /**
   * Enlarges.
   *
   * @param coarse shape (batch, rows, columns, channels)
   * @param fine the shape of the finer map
   */
  static Operand<TFloat32> of(Ops tf, Operand<TFloat32> coarse, Shape fine) {
    int rows = Math.toIntExact(coarse.shape().get(1));
    int columns = Math.toIntExact(coarse.shape().get(2));
    int channels = Math.toIntExact(coarse.shape().get(3));
    int fineRows = Math.toIntExact(fine.get(1));
    int fineColumns = Math.toIntExact(fine.get(2));
    int down = (fineRows + rows - 1) / rows;
    int right = (fineColumns + columns - 1) / columns;
    // Copies side by side in one row of scalars are copies side by side in the image.
    Operand<TFloat32> wide =
        tf.reshape(
            repeated(tf, coarse, right, 3),
            tf.constant(new int[] {-1, rows, columns * right * channels}));
    Operand<TFloat32> large =
        tf.reshape(
            repeated(tf, wide, down, 2),
            tf.constant(new int[] {-1, rows * down, columns * right, channels}));
    return tf.slice(
        large,
        tf.constant(new int[4]),
        tf.constant(new int[] {-1, fineRows, fineColumns, channels}));
  }

  private static Operand<TFloat32> repeated(Ops tf, Operand<TFloat32> x, int times, int axis) {
    // TensorFlow's concatenation wants two parts at least.
    return times == 1 ? x : tf.concat(Collections.nCopies(times, x), tf.constant(axis));
  }
}
