package org.isomer.spi;

import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The outcome of one training step.
 *
 * @param loss the scalar to minimise
 * @param scalars further scalars to log, by name
 * @param embeddings projected embeddings, shape (rows, embedding), watched for collapse
 */
public record Objective(
    Operand<TFloat32> loss, Map<String, Operand<TFloat32>> scalars, Operand<TFloat32> embeddings) {
  /** Copies the map. */
  public Objective {
    scalars = Map.copyOf(scalars);
  }
}
