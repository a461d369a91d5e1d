package org.isomer.loss;

import org.isomer.graph.Similarity;
import org.isomer.spi.Embeddings;
import org.isomer.spi.Pool;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * Anchors and what they are compared with.
 *
 * @param anchors shape (anchors, embedding), as the framework gave them
 * @param others shape (others, embedding)
 * @param positives 1 where an anchor and another row belong together, shape (anchors, others)
 * @param negatives 1 where they do not; an anchor itself is neither
 */
record Candidates<T extends TFloating>(
    Operand<T> anchors, Operand<T> others, Operand<T> positives, Operand<T> negatives) {
  /**
   * The first view against the second, the same instance being the positive; or, with {@code
   * byClass}, the rows of all views against each other, those of the same class being positives.
   */
  static <T extends TFloating> Candidates<T> of(Ops tf, Embeddings<T> embeddings, boolean byClass) {
    if (byClass) {
      Pool<T> pool = Pool.of(tf, embeddings, true);
      return new Candidates<>(pool.rows(), pool.rows(), pool.positives(tf), pool.negatives(tf));
    }
    Operand<T> same = Similarity.identity(tf, embeddings.queries());
    return new Candidates<>(
        embeddings.queries(),
        embeddings.keys(),
        same,
        tf.math.sub(Similarity.scalar(tf, 1, same.type()), same));
  }

  /** How often a positive is more similar than every negative, among anchors with positives. */
  Operand<T> accuracy(Ops tf, Operand<T> similarities) {
    return Similarity.meanWhere(
        tf,
        Similarity.hits(tf, similarities, positives, negatives),
        tf.reduceMax(positives, tf.constant(1)));
  }
}
