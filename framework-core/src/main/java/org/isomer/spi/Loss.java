package org.isomer.spi;

import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * A pure function from embeddings to scalars. Generic, so that float64 checks run the same code.
 */
public interface Loss {
  /** Builds the loss into a graph. */
  <T extends TFloating> LossTerms<T> apply(Ops tf, Embeddings<T> embeddings);
}
