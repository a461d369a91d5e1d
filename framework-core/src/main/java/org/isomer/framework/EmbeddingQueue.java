package org.isomer.framework;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.isomer.graph.Initializer;
import org.isomer.graph.Net;
import org.isomer.graph.Role;
import org.isomer.graph.Similarity;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Embeddings of earlier instances, first in first out: a variable that is not trained, so that
 * checkpoints hold it.
 *
 * @param rows the embeddings, each of unit length, the newest first, shape (size, embedding);
 *     random directions until real embeddings have pushed them out
 */
public record EmbeddingQueue(Operand<TFloat32> rows) {
  /**
   * A queue as a variable of a net.
   *
   * @param size the number of embeddings that it holds; need not be a multiple of the batch
   * @param dim the length of an embedding
   */
  public static EmbeddingQueue of(Net net, String name, int size, long dim) {
    return new EmbeddingQueue(
        net.variable(name, Shape.of(size, dim), Role.STATE, Initializer.unitRows()));
  }

  /**
   * Puts the unit vectors of embeddings in front, {@linkplain Net#afterOptimizer once for each
   * batch}; the oldest fall out at the end.
   *
   * @param newest shape (batch, embedding) each
   * @param readers operations that read the queue and whose results no gradient depends on: they
   *     see it as it was
   */
  public void enqueue(Net net, List<Operand<TFloat32>> newest, Collection<? extends Op> readers) {
    List<Operand<TFloat32>> all = new ArrayList<>();
    newest.forEach(embeddings -> all.add(Similarity.normalizeRows(net.tf(), embeddings)));
    all.add(rows);
    net.afterOptimizer(
        late -> {
          Ops tf = late.after(readers).tf();
          Operand<TInt32> begin = tf.constant(new int[] {0, 0});
          return tf.assign(rows, tf.slice(tf.concat(all, tf.constant(0)), begin, tf.shape(rows)));
        });
  }

  /**
   * The mean over the rows of the number of steps since each was put in; a row that is there from
   * the beginning is as old as the run.
   *
   * @param step the step whose first batch reads the queue, from 0
   * @param size the rows of the queue
   * @param perStep the rows put in by all batches of a step
   */
  public static double meanAge(long step, int size, int perStep) {
    double sum = 0;
    long rowsLeft = size;
    for (long age = 1; age <= step && rowsLeft > 0; age++) {
      long rows = Math.min(perStep, rowsLeft);
      sum += (double) age * rows;
      rowsLeft -= rows;
    }
    return (sum + (double) step * rowsLeft) / size;
  }
}
