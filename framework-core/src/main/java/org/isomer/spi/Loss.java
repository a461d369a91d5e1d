package org.isomer.spi;

import java.util.OptionalInt;
import java.util.Set;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * A pure function from embeddings to scalars. Generic, so that float64 checks run the same code.
 */
public interface Loss {
  /** Builds the loss into a graph. */
  <T extends TFloating> LossTerms<T> apply(Ops tf, Embeddings<T> embeddings);

  /** What it needs beyond the views; a framework that lacks any of it refuses the loss. */
  default Set<LossInput> needs() {
    return Set.of();
  }

  /**
   * How many negatives each anchor is compared with, where that is the same number for all.
   *
   * @param batch the instances of a batch
   * @param views the views of each
   * @param given the negatives that the framework gives, such as a queue
   */
  default OptionalInt negatives(int batch, int views, int given) {
    return OptionalInt.empty();
  }

  /** Whether it can be computed from this number of views. */
  default boolean acceptsViews(int views) {
    return views == 2;
  }
}
