package org.isomer.spi;

import java.util.Collections;
import java.util.Set;
import org.isomer.graph.Similarity;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TFloating;

/**
 * The rows of all views, one view after the other, and which of them belong together.
 *
 * @param rows shape (views · batch, embedding), as the framework gave them
 * @param groups shape (views · batch); rows of equal groups are each other's positives
 */
public record Pool<T extends TFloating>(Operand<T> rows, Operand<TInt32> groups) {
  /** The views of an instance belong together; with {@code byClass} those of a class do as well. */
  public static <T extends TFloating> Pool<T> of(
      Ops tf, Embeddings<T> embeddings, boolean byClass) {
    Operand<TInt32> instances = Similarity.indices(tf, embeddings.queries());
    return of(tf, embeddings, byClass ? classes(tf, embeddings, instances) : instances);
  }

  /** What a loss needs in order to pool by class or by instance. */
  public static Set<LossInput> needs(boolean byClass) {
    return byClass ? Set.of(LossInput.LABELS) : Set.of();
  }

  /** Whether positives can come from this number of views: one instance needs two for a pair. */
  public static boolean acceptsViews(int views, boolean byClass) {
    return views >= (byClass ? 1 : 2);
  }

  private static <T extends TFloating> Pool<T> of(
      Ops tf, Embeddings<T> embeddings, Operand<TInt32> groups) {
    return new Pool<>(
        Similarity.concat(tf, embeddings.views(), 0),
        Similarity.concat(tf, Collections.nCopies(embeddings.views().size(), groups), 0));
  }

  /** An instance without a label is a class of its own, numbered from −1 downwards. */
  private static <T extends TFloating> Operand<TInt32> classes(
      Ops tf, Embeddings<T> embeddings, Operand<TInt32> instances) {
    Operand<TInt32> labels = embeddings.labels().orElseThrow();
    Operand<TInt32> own = tf.math.sub(tf.constant(-1), instances);
    return tf.select(tf.math.less(labels, tf.constant(0)), own, labels);
  }

  /** 1 where two different rows belong together, shape (rows, rows). */
  public Operand<T> positives(Ops tf) {
    return tf.math.sub(same(tf), Similarity.identity(tf, rows));
  }

  /** 1 where two rows do not belong together, shape (rows, rows). */
  public Operand<T> negatives(Ops tf) {
    return tf.math.sub(Similarity.scalar(tf, 1, rows.type()), same(tf));
  }

  private Operand<T> same(Ops tf) {
    return Similarity.equal(tf, groups, groups, rows.type());
  }
}
