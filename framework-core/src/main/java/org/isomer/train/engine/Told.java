package org.isomer.train.engine;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * What a graph tells of a batch.
 *
 * @param scalars by name, the loss first
 * @param embeddings those that are examined, of each view
 */
record Told(Map<String, Operand<TFloat32>> scalars, List<Operand<TFloat32>> embeddings) {
  /** The scalars, then the embeddings. */
  List<Operand<TFloat32>> all() {
    return Stream.concat(scalars.values().stream(), embeddings.stream()).toList();
  }
}
