package org.isomer.spi;

import org.isomer.graph.Net;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** The network between encoder and loss, thrown away after pretraining. */
@FunctionalInterface
public interface Projector {
  /** None: features are the embeddings. */
  Projector NONE = (net, features) -> features;

  /**
   * Builds the projector into a graph.
   *
   * @param features shape (batch, features), the second dimension known
   * @return embeddings, shape (batch, embedding)
   */
  Operand<TFloat32> project(Net net, Operand<TFloat32> features);
}
