package org.isomer.eval.anomaly;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.isomer.spi.FeatureMatrix;

/**
 * The mean Euclidean distance of a representation to its nearest ones among those of training
 * windows.
 *
 * @param neighbours how many; all, if there are fewer
 */
record DistanceToTrain(FeatureMatrix train, int neighbours) {
  /** The distance of each row. */
  double[] of(FeatureMatrix features) {
    return IntStream.range(0, features.size())
        .parallel()
        .mapToDouble(i -> distance(features.rows()[i]))
        .toArray();
  }

  private double distance(float[] row) {
    double[] nearest = new double[Math.min(neighbours, train.size())];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    for (float[] other : train.rows()) {
      double squared = squared(row, other, nearest[nearest.length - 1]);
      int place = nearest.length - 1;
      if (squared < nearest[place]) {
        for (; place > 0 && nearest[place - 1] > squared; place--) {
          nearest[place] = nearest[place - 1];
        }
        nearest[place] = squared;
      }
    }
    return Arrays.stream(nearest).map(Math::sqrt).average().orElseThrow();
  }

  /** The squared distance, or some part of it that is not less than a limit. */
  private static double squared(float[] row, float[] other, double limit) {
    double sum = 0;
    for (int from = 0; from < row.length && sum < limit; from += 16) {
      for (int i = from; i < Math.min(row.length, from + 16); i++) {
        double gap = row[i] - (double) other[i];
        sum += gap * gap;
      }
    }
    return sum;
  }
}
