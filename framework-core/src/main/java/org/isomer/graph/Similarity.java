package org.isomer.graph;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TFloating;
import org.tensorflow.types.family.TType;

/**
 * Row-wise building blocks of losses: similarities of embeddings, and means of what a mask lets
 * through. Masks are 1 where an entry counts, else 0. Generic in the type, so that float64 checks
 * run the same code; all gradients are finite, those of rows of zeros as well.
 */
public final class Similarity {
  /** Rows shorter than this are treated as having this length, as in PyTorch's normalize. */
  private static final double SHORTEST = 1e-12;

  /** Subtracted from what is excluded: exp of the difference is 0 in every type. */
  private static final double EXCLUDED = 1e9;

  /** The most similarities of a block: 64 MB in float32, a few times as much with what follows. */
  private static final int HELD = 1 << 24;

  private static final String IN_TURN = "in-turn";

  private Similarity() {}

  /** Each row divided by its Euclidean length. */
  public static <T extends TFloating> Operand<T> normalizeRows(Ops tf, Operand<T> rows) {
    Operand<T> squares =
        tf.reduceSum(tf.math.square(rows), tf.constant(1), ReduceSum.keepDims(true));
    Operand<T> shortest = scalar(tf, SHORTEST * SHORTEST, rows.type());
    return tf.math.mul(rows, tf.math.rsqrt(tf.math.maximum(squares, shortest)));
  }

  /** The dot product of every row of one matrix with every row of another: ABᵀ. */
  public static <T extends TFloating> Operand<T> dots(Ops tf, Operand<T> a, Operand<T> b) {
    return tf.linalg.matMul(a, b, MatMul.transposeB(true));
  }

  /** The dot product of each row with the row of the same index, shape (rows). */
  public static <T extends TFloating> Operand<T> rowDots(Ops tf, Operand<T> a, Operand<T> b) {
    return tf.reduceSum(tf.math.mul(a, b), tf.constant(1));
  }

  /** The cosine of each row with the row of the same index, shape (rows). */
  public static <T extends TFloating> Operand<T> cosines(Ops tf, Operand<T> a, Operand<T> b) {
    return rowDots(tf, normalizeRows(tf, a), normalizeRows(tf, b));
  }

  /** The values where the mask is 1; elsewhere numbers so low that their exponential is 0. */
  public static <T extends TFloating> Operand<T> only(Ops tf, Operand<T> values, Operand<T> mask) {
    Class<T> type = values.type();
    Operand<T> excluded = tf.math.sub(scalar(tf, 1, type), mask);
    return tf.math.sub(values, tf.math.mul(excluded, scalar(tf, EXCLUDED, type)));
  }

  /** The mean of the values where the mask is 1; 0 if there is none. */
  public static <T extends TFloating> Operand<T> meanWhere(
      Ops tf, Operand<T> values, Operand<T> mask) {
    Operand<T> count = tf.math.maximum(sum(tf, mask), scalar(tf, 1, values.type()));
    return tf.math.div(sum(tf, tf.math.mul(values, mask)), count);
  }

  /**
   * Per row, 1 if the most similar positive is more similar than every negative, else 0.
   *
   * @param similarities shape (rows, columns), like both masks
   */
  public static <T extends TFloating> Operand<T> hits(
      Ops tf, Operand<T> similarities, Operand<T> positives, Operand<T> negatives) {
    Operand<T> positive = tf.reduceMax(only(tf, similarities, positives), tf.constant(1));
    Operand<T> negative = tf.reduceMax(only(tf, similarities, negatives), tf.constant(1));
    return tf.dtypes.cast(tf.math.greater(positive, negative), similarities.type());
  }

  /** The sum of all entries of a matrix or vector. */
  public static <T extends TFloating> Operand<T> sum(Ops tf, Operand<T> values) {
    return tf.reduceSum(values, tf.range(tf.constant(0), tf.rank(values), tf.constant(1)));
  }

  /** The mean of all entries of a vector. */
  public static <T extends TFloating> Operand<T> mean(Ops tf, Operand<T> vector) {
    return tf.math.mean(vector, tf.constant(0));
  }

  /** 1 where two vectors' entries are equal, shape (size of a, size of b). */
  public static <T extends TFloating> Operand<T> equal(
      Ops tf, Operand<TInt32> a, Operand<TInt32> b, Class<T> type) {
    return tf.dtypes.cast(
        tf.math.equal(tf.expandDims(a, tf.constant(1)), tf.expandDims(b, tf.constant(0))), type);
  }

  /** The square matrix with ones on its diagonal and one row for each of {@code rows}. */
  public static <T extends TFloating> Operand<T> identity(Ops tf, Operand<T> rows) {
    Operand<TInt32> indices = indices(tf, rows);
    return equal(tf, indices, indices, rows.type());
  }

  /** 0, 1, …, one for each row. */
  public static <T extends TFloating> Operand<TInt32> indices(Ops tf, Operand<T> rows) {
    return tf.range(tf.constant(0), size(tf, rows, 0), tf.constant(1));
  }

  /**
   * {@linkplain #indices Indices of rows} in blocks of at most {@code chunk}, fewer where a block's
   * similarities with all that its rows are compared with would be more than {@value #HELD}
   * numbers, but at least one row. The graph knows the number of blocks if it knows the rows'; else
   * they are one block.
   *
   * @param compared the rows that each is compared with
   */
  public static <T extends TFloating> List<Operand<TInt32>> chunks(
      Ops tf, Operand<T> rows, Operand<T> compared, int chunk) {
    long size = rows.shape().get(0);
    int most = (int) Math.max(1, Math.min(chunk, HELD / Math.max(1, compared.shape().get(0))));
    if (size <= most) {
      return List.of(indices(tf, rows));
    }
    List<Operand<TInt32>> chunks = new ArrayList<>();
    for (int from = 0; from < size; from += most) {
      int to = Math.toIntExact(Math.min(size, (long) from + most));
      chunks.add(tf.range(tf.constant(from), tf.constant(to), tf.constant(1)));
    }
    return chunks;
  }

  /** As the other, of rows that are compared with each other. */
  public static <T extends TFloating> List<Operand<TInt32>> chunks(
      Ops tf, Operand<T> rows, int chunk) {
    return chunks(tf, rows, rows, chunk);
  }

  /**
   * For a further one of several {@linkplain #chunks blocks}, which are computed in turn, so that
   * no two are held at once.
   *
   * @param before what the block before it has given
   */
  public static Ops inTurn(Ops tf, List<Op> before) {
    return tf.withSubScope(IN_TURN).withControlDependencies(before);
  }

  /** Whether an operation of this name belongs to a block that is computed after another. */
  public static boolean isInTurn(String operation) {
    return ("/" + operation).contains("/" + IN_TURN);
  }

  /** The size of one axis, as a float. */
  public static <T extends TFloating> Operand<T> count(Ops tf, Operand<T> values, int axis) {
    return tf.dtypes.cast(size(tf, values, axis), values.type());
  }

  private static Operand<TInt32> size(Ops tf, Operand<? extends TFloating> values, int axis) {
    return tf.gather(tf.shape(values), tf.constant(axis), tf.constant(0));
  }

  /** Blocks joined along an axis; TensorFlow refuses to join a single one. */
  public static <T extends TType> Operand<T> concat(Ops tf, List<Operand<T>> blocks, int axis) {
    return blocks.size() == 1 ? blocks.get(0) : tf.concat(blocks, tf.constant(axis));
  }

  /** A constant of the given type. */
  public static <T extends TFloating> Operand<T> scalar(Ops tf, double value, Class<T> type) {
    return tf.dtypes.cast(tf.constant(value), type);
  }

  /** The values multiplied by a constant. */
  public static <T extends TFloating> Operand<T> scale(Ops tf, Operand<T> values, double factor) {
    return factor == 1 ? values : tf.math.mul(values, scalar(tf, factor, values.type()));
  }
}
