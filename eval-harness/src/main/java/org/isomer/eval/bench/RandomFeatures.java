package org.isomer.eval.bench;

import org.isomer.random.CounterRandom;
import org.isomer.spi.FeatureMatrix;

/** Normal random vectors. */
final class RandomFeatures {
  private RandomFeatures() {}

  /** The same for the same stream and shape. */
  static FeatureMatrix of(String stream, int rows, int columns) {
    CounterRandom random = CounterRandom.of(0, "bench " + stream);
    float[][] values = new float[rows][columns];
    for (float[] row : values) {
      for (int i = 0; i < columns; i++) {
        row[i] = (float) random.nextGaussian();
      }
    }
    return new FeatureMatrix(values);
  }
}
