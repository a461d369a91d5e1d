package org.isomer.eval.feature;

import java.util.function.UnaryOperator;
import org.isomer.spi.FeatureMatrix;

/**
 * (x − mean) / deviation for each feature.
 *
 * @param means one for each feature
 * @param deviations one for each feature, positive
 */
record Standardization(double[] means, double[] deviations)
    implements UnaryOperator<FeatureMatrix> {

  static Standardization of(FeatureMatrix train) {
    float[] first = train.rows()[0];
    boolean[] varies = new boolean[train.dim()];
    double[] means = new double[train.dim()];
    for (float[] row : train.rows()) {
      for (int i = 0; i < means.length; i++) {
        means[i] += (double) row[i] / train.size();
        varies[i] |= row[i] != first[i];
      }
    }
    double[] variances = new double[train.dim()];
    for (float[] row : train.rows()) {
      for (int i = 0; i < means.length; i++) {
        double difference = row[i] - means[i];
        variances[i] += difference * difference / train.size();
      }
    }
    double[] deviations = new double[train.dim()];
    for (int i = 0; i < means.length; i++) {
      deviations[i] = varies[i] ? Math.sqrt(variances[i]) : 1;
    }
    return new Standardization(means, deviations);
  }

  @Override
  public FeatureMatrix apply(FeatureMatrix features) {
    return Scaling.mapRows(features, this::standardize);
  }

  private float[] standardize(float[] row) {
    float[] scaled = new float[row.length];
    for (int i = 0; i < row.length; i++) {
      scaled[i] = (float) ((row[i] - means[i]) / deviations[i]);
    }
    return scaled;
  }
}
