package org.isomer.loss;

import org.isomer.graph.Similarity;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.types.family.TFloating;

/** How far apart two embeddings are. */
public enum Distance {
  /** ‖a − b‖. */
  EUCLIDEAN {
    @Override
    <T extends TFloating> Operand<T> between(Ops tf, Operand<T> rows) {
      Operand<T> squares = SQUARED_EUCLIDEAN.between(tf, rows);
      // The square root has no finite gradient at 0.
      return tf.math.sqrt(
          tf.math.maximum(squares, Similarity.scalar(tf, SMALLEST_SQUARE, rows.type())));
    }
  },
  /** ‖a − b‖². */
  SQUARED_EUCLIDEAN {
    @Override
    <T extends TFloating> Operand<T> between(Ops tf, Operand<T> rows) {
      Operand<T> lengths =
          tf.reduceSum(tf.math.square(rows), tf.constant(1), ReduceSum.keepDims(true));
      Operand<T> sums =
          tf.math.add(lengths, tf.linalg.transpose(lengths, tf.constant(new int[] {1, 0})));
      Operand<T> squares =
          tf.math.sub(sums, Similarity.scale(tf, Similarity.dots(tf, rows, rows), 2));
      return tf.math.maximum(squares, Similarity.scalar(tf, 0, rows.type()));
    }
  },
  /** 1 − cos(a, b). */
  COSINE {
    @Override
    <T extends TFloating> Operand<T> between(Ops tf, Operand<T> rows) {
      Operand<T> unit = Similarity.normalizeRows(tf, rows);
      return tf.math.sub(Similarity.scalar(tf, 1, rows.type()), Similarity.dots(tf, unit, unit));
    }
  };

  private static final double SMALLEST_SQUARE = 1e-24;

  /** The distance of every row from every row, shape (rows, rows). */
  abstract <T extends TFloating> Operand<T> between(Ops tf, Operand<T> rows);
}
