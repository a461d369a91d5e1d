package org.example.verbs;

import org.isomer.spi.FeatureSet;

/**
 * The mean direction of each class.
 *
 * @param directions of unit length, one for each class; 0 for a class without examples
 */
record Centres(double[][] directions) {
  /** Of features that are brought to unit length first. */
  static Centres of(FeatureSet features, int classes) {
    double[][] sums = new double[classes][features.features().dim()];
    for (int i = 0; i < features.size(); i++) {
      double[] direction = unit(features.features().rows()[i]);
      for (int j = 0; j < direction.length; j++) {
        sums[features.labels()[i]][j] += direction[j];
      }
    }
    for (double[] sum : sums) {
      normalize(sum);
    }
    return new Centres(sums);
  }

  /** The cosine between the centres of two classes. */
  double cosine(int a, int b) {
    return dot(directions[a], directions[b]);
  }

  /** The class whose centre is nearest to that of another. */
  int nearestOther(int label) {
    int nearest = label == 0 ? 1 : 0;
    for (int other = 0; other < directions.length; other++) {
      if (other != label && cosine(label, other) > cosine(label, nearest)) {
        nearest = other;
      }
    }
    return nearest;
  }

  /** For each class the share of examples to which its own centre is the nearest; NaN of none. */
  double[] nearestIsOwn(FeatureSet features) {
    double[] hits = new double[directions.length];
    double[] counts = new double[directions.length];
    for (int i = 0; i < features.size(); i++) {
      int label = features.labels()[i];
      counts[label]++;
      hits[label] += nearest(unit(features.features().rows()[i])) == label ? 1 : 0;
    }
    for (int label = 0; label < hits.length; label++) {
      hits[label] /= counts[label];
    }
    return hits;
  }

  private int nearest(double[] direction) {
    int nearest = 0;
    for (int label = 1; label < directions.length; label++) {
      if (dot(direction, directions[label]) > dot(direction, directions[nearest])) {
        nearest = label;
      }
    }
    return nearest;
  }

  private static double[] unit(float[] row) {
    double[] direction = new double[row.length];
    for (int j = 0; j < row.length; j++) {
      direction[j] = row[j];
    }
    normalize(direction);
    return direction;
  }

  private static void normalize(double[] vector) {
    double length = Math.max(1e-12, Math.sqrt(dot(vector, vector)));
    for (int j = 0; j < vector.length; j++) {
      vector[j] /= length;
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }
}
