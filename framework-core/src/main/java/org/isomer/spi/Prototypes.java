package org.isomer.spi;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/**
 * Cluster centres with what is needed to spread instances evenly over them.
 *
 * @param vectors shape (prototypes, embedding), each of unit length
 * @param queues embeddings of earlier instances that take part in the assignment of the first
 *     views, one operand of the shape (queue, embedding) for each view that is assigned; empty
 *     without a queue
 * @param queueWeight a scalar: 1 where the queues count, 0 where they do not yet
 */
public record Prototypes<T extends TFloating>(
    Operand<T> vectors, List<Operand<T>> queues, Operand<T> queueWeight) {
  /** Copies the list. */
  public Prototypes {
    queues = List.copyOf(queues);
  }
}
