package org.isomer.eval.spi;

import org.isomer.tensor.Rows;

/** A model that is ready to make feature vectors. */
public interface FeatureEncoding extends AutoCloseable {
  /** The length of a feature vector. */
  int dim();

  /** The number of scalars that training changes. */
  long parameters();

  /**
   * Encodes a batch.
   *
   * @param rows preprocessed examples; only the first {@code count} count
   * @return count × {@link #dim()} features in row-major order
   */
  float[] encode(Rows rows, int count);

  @Override
  void close();
}
