package org.isomer.eval.head;

import org.isomer.eval.matrix.Transpose;
import org.isomer.spi.FeatureSet;

/**
 * Some examples, both ways round.
 *
 * @param rows shape (examples, features)
 * @param columns shape (features, at least as many as examples)
 * @param labels the class of each example
 */
record Batch(float[][] rows, float[][] columns, int[] labels) {
  /**
   * The examples at these indices.
   *
   * @param columns what the batch's columns are written into
   */
  static Batch of(FeatureSet examples, int[] indices, float[][] columns) {
    float[][] rows = new float[indices.length][];
    int[] labels = new int[indices.length];
    for (int i = 0; i < indices.length; i++) {
      rows[i] = examples.features().rows()[indices[i]];
      labels[i] = examples.labels()[indices[i]];
    }
    Transpose.into(rows, columns);
    return new Batch(rows, columns, labels);
  }
}
