package org.isomer.framework.ts2vec;

import java.util.ArrayList;
import java.util.List;
import org.isomer.graph.LogSumExp;
import org.isomer.spi.LossTerms;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TFloating;

/**
 * The hierarchical contrastive loss of TS2Vec (Yue et al. 2022, section 3.3, algorithm 1). With z
 * and z' the vectors of both crops, B sequences and T positions, dot products and no temperature:
 *
 * <pre>
 *   instance: mean over b, t and both crops of  log Σ exp(z_bt·v) − z_bt·z'_bt
 *             v: the vectors at t of all sequences, of both crops, but z_bt
 *   temporal: the same with v: the vectors of b at all positions, of both crops, but z_bt
 *   loss:     mean over levels of  α·instance + (1 − α)·temporal
 * </pre>
 *
 * <p>From one level to the next neighbouring positions become one, by the greatest value of each
 * channel; an odd last position is dropped. At the last level, of one position, the temporal term
 * is left out. How many positions count, and so how many levels, may be known to the graph only.
 *
 * @param alpha the weight α of the instance term, in [0, 1]
 */
record HierarchicalContrast(double alpha) {
  private static final double EXCLUDED = -1e30;

  /**
   * What a level adds.
   *
   * @param counts 1 where the level has a position, else 0
   */
  private record Level<T extends TFloating>(
      Operand<T> instance, Operand<T> temporal, Operand<T> counts) {}

  /**
   * Builds the loss.
   *
   * @param first vectors of the first crop, shape (batch, positions, channels), all known
   * @param second vectors of the second crop at the same positions
   * @param length how many positions count, from the first; a scalar from 1 to {@code positions}
   * @return with {@code instance-loss} and {@code temporal-loss}, those of the first level
   */
  <T extends TFloating> LossTerms<T> apply(
      Ops tf, Operand<T> first, Operand<T> second, Operand<TInt32> length) {
    List<Level<T>> levels = new ArrayList<>();
    Operand<T> z = first;
    Operand<T> other = second;
    Operand<TInt32> count = length;
    while (true) {
      levels.add(level(tf, z, other, count));
      if (z.shape().get(1) == 1) {
        break;
      }
      z = halved(tf, z);
      other = halved(tf, other);
      count = tf.math.floorDiv(count, tf.constant(2));
    }
    List<Operand<T>> terms = new ArrayList<>();
    for (Level<T> level : levels) {
      Operand<T> both =
          tf.math.add(scaled(tf, level.instance(), alpha), scaled(tf, level.temporal(), 1 - alpha));
      terms.add(tf.math.mul(both, level.counts()));
    }
    Operand<T> reached = tf.math.addN(levels.stream().map(Level::counts).toList());
    return LossTerms.of((Operand<T>) tf.math.div(tf.math.addN(terms), reached))
        .with("instance-loss", levels.get(0).instance())
        .with("temporal-loss", levels.get(0).temporal());
  }

  private static <T extends TFloating> Level<T> level(
      Ops tf, Operand<T> z, Operand<T> other, Operand<TInt32> count) {
    Class<T> type = z.type();
    int positions = Math.toIntExact(z.shape().get(1));
    Operand<TBool> real = tf.math.less(indices(tf, positions), count);
    Operand<TInt32> one = tf.constant(1);
    Operand<T> weights =
        tf.math.div(tf.dtypes.cast(real, type), tf.dtypes.cast(tf.math.maximum(count, one), type));
    Operand<T> pairs = tf.sum(tf.math.mul(z, other), tf.constant(2));

    Operand<T> sequences = tf.concat(List.of(z, other), tf.constant(0));
    Operand<T> byPosition = tf.linalg.transpose(sequences, tf.array(1, 0, 2));
    Operand<T> ofInstances = tf.math.mean(normalizers(tf, byPosition), tf.constant(1));
    Operand<T> instance = tf.math.sub(ofInstances, tf.math.mean(pairs, tf.constant(0)));
    Operand<T> instanceMean = tf.sum(tf.math.mul(instance, weights), tf.constant(0));

    Operand<T> counts = tf.dtypes.cast(tf.math.greaterEqual(count, one), type);
    if (positions == 1) {
      return new Level<>(instanceMean, tf.zerosLike(instanceMean), counts);
    }
    Operand<T> times = tf.concat(List.of(z, other), tf.constant(1));
    Operand<TBool> both = tf.concat(List.of(real, real), tf.constant(0));
    Operand<T> ofTimes = normalizers(tf, times, both);
    Operand<T> twice = tf.concat(List.of(weights, weights), tf.constant(0));
    Operand<T> rows = scaled(tf, tf.sum(tf.math.mul(ofTimes, twice), tf.constant(1)), 0.5);
    Operand<T> positives = tf.sum(tf.math.mul(pairs, weights), tf.constant(1));
    Operand<T> temporal = tf.math.mean(tf.math.sub(rows, positives), tf.constant(0));
    Operand<T> several = tf.dtypes.cast(tf.math.greater(count, one), type);
    return new Level<>(instanceMean, tf.math.mul(temporal, several), counts);
  }

  private static <T extends TFloating> Operand<T> normalizers(Ops tf, Operand<T> rows) {
    int size = Math.toIntExact(rows.shape().get(1));
    return normalizers(tf, rows, tf.fill(tf.array(size), tf.constant(true)));
  }

  /**
   * The logarithm of the sum of exponentials of the dot products of each row with the others.
   *
   * @param rows shape (groups, rows, channels)
   * @param seen which of the others count, shape (rows)
   * @return shape (groups, rows)
   */
  private static <T extends TFloating> Operand<T> normalizers(
      Ops tf, Operand<T> rows, Operand<TBool> seen) {
    Operand<TInt32> index = indices(tf, Math.toIntExact(rows.shape().get(1)));
    Operand<TBool> others = tf.math.notEqual(tf.expandDims(index, tf.constant(1)), index);
    Operand<T> products = tf.linalg.einsum(List.of(rows, rows), "gic,gjc->gij");
    return LogSumExp.of(
        tf,
        tf.select(
            tf.math.logicalAnd(others, seen),
            products,
            tf.dtypes.cast(tf.constant(EXCLUDED), rows.type())),
        2);
  }

  /** The greatest value of each channel in each pair of neighbouring positions. */
  private static <T extends TFloating> Operand<T> halved(Ops tf, Operand<T> z) {
    Shape shape = z.shape();
    long half = shape.get(1) / 2;
    Operand<T> even = tf.slice(z, tf.array(0, 0, 0), tf.array(-1, Math.toIntExact(2 * half), -1));
    Shape pairs = Shape.of(shape.get(0), half, 2, shape.get(2));
    return tf.max(tf.reshape(even, tf.constant(pairs)), tf.constant(2));
  }

  private static Operand<TInt32> indices(Ops tf, int count) {
    return tf.range(tf.constant(0), tf.constant(count), tf.constant(1));
  }

  private static <T extends TFloating> Operand<T> scaled(Ops tf, Operand<T> x, double factor) {
    return tf.math.mul(x, tf.dtypes.cast(tf.constant(factor), x.type()));
  }
}
