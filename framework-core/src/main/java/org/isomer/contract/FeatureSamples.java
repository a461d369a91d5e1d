package org.isomer.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.isomer.spi.FeatureMatrix;
import org.isomer.spi.FeatureSet;

/** Feature vectors to try monitors and tasks on. */
public final class FeatureSamples {
  /** How many classes they have. */
  public static final int CLASSES = 3;

  private static final int DIM = 6;

  private FeatureSamples() {}

  /** A cloud of vectors for each class, the same for the same purpose. */
  public static FeatureSet blobs(String purpose, int size) {
    float[] noise = Numbers.noise("blobs " + purpose, size * DIM);
    float[][] rows = new float[size][DIM];
    int[] labels = new int[size];
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      labels[i] = i % CLASSES;
      ids.add(purpose + "/" + i);
      for (int j = 0; j < DIM; j++) {
        rows[i][j] = noise[i * DIM + j] + (j % CLASSES == labels[i] ? 2 : 0);
      }
    }
    return new FeatureSet(new FeatureMatrix(rows), labels, ids);
  }

  /** Whether two sets of features hold the same. */
  public static boolean same(FeatureSet one, FeatureSet other) {
    return Arrays.deepEquals(one.features().rows(), other.features().rows())
        && Arrays.equals(one.labels(), other.labels());
  }
}
