package org.isomer.train.engine;

import java.util.List;
import org.isomer.graph.Replicas;
import org.isomer.tensor.InputSpec;

/**
 * What a step is fed with.
 *
 * @param views what one example of each view holds
 * @param batch examples in a batch
 * @param classes the number of classes of the data; 0 without labels
 * @param mixed whether batches say what their rows are made of
 * @param replicas among which the batch is divided into equal slices
 */
public record Feed(
    List<InputSpec> views, int batch, int classes, boolean mixed, Replicas replicas) {
  /** Copies the list. */
  public Feed {
    views = List.copyOf(views);
    if (batch % replicas.count() != 0) {
      throw new IllegalArgumentException(
          "%d examples on %d replicas".formatted(batch, replicas.count()));
    }
  }

  /** Of one replica, which has the whole batch. */
  public Feed(List<InputSpec> views, int batch, int classes, boolean mixed) {
    this(views, batch, classes, mixed, Replicas.ONE);
  }

  /** The examples of a batch that this replica is fed with. */
  public int rows() {
    return batch / replicas.count();
  }
}
