package org.isomer.eval.spi;

/** A model that is ready to make feature vectors. */
public interface FeatureEncoding extends AutoCloseable {
  /** The length of a feature vector. */
  int dim();

  /** The number of scalars that training changes. */
  long parameters();

  /**
   * Encodes a batch.
   *
   * @param values preprocessed examples in row-major order; only the first {@code count} count
   * @return count × {@link #dim()} features in row-major order
   */
  float[] encode(float[] values, int count);

  @Override
  void close();
}
