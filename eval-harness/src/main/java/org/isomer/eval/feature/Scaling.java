package org.isomer.eval.feature;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.isomer.spi.FeatureMatrix;

/** How features are brought to a common scale. */
public enum Scaling {
  /** Features as the encoder gives them. */
  NONE {
    @Override
    public UnaryOperator<FeatureMatrix> fit(FeatureMatrix train) {
      return UnaryOperator.identity();
    }
  },
  /** Each vector divided by its Euclidean length; a vector of zeros stays as it is. */
  L2 {
    @Override
    public UnaryOperator<FeatureMatrix> fit(FeatureMatrix train) {
      return features -> mapRows(features, Scaling::unitLength);
    }
  },
  /**
   * Each feature minus its mean, divided by its standard deviation (with divisor n) over the
   * training split. A feature that is constant there is only centred.
   */
  STANDARDIZE {
    @Override
    public UnaryOperator<FeatureMatrix> fit(FeatureMatrix train) {
      return Standardization.of(train);
    }
  };

  /** The scaling that this way of scaling learns from the training features. */
  public abstract UnaryOperator<FeatureMatrix> fit(FeatureMatrix train);

  static FeatureMatrix mapRows(FeatureMatrix features, UnaryOperator<float[]> function) {
    return new FeatureMatrix(
        Arrays.stream(features.rows()).parallel().map(function).toArray(float[][]::new));
  }

  private static float[] unitLength(float[] row) {
    double squares = 0;
    for (float value : row) {
      squares += (double) value * value;
    }
    double scale = squares == 0 ? 1 : 1 / Math.sqrt(squares);
    float[] scaled = new float[row.length];
    for (int i = 0; i < row.length; i++) {
      scaled[i] = (float) (row[i] * scale);
    }
    return scaled;
  }
}
