package org.isomer.spi;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The features of one split with what is known about each example.
 *
 * @param features one row for each example
 * @param labels the class of each example; shared, not copied
 * @param ids names of the examples that stay the same when the data set is opened again
 */
public record FeatureSet(FeatureMatrix features, int[] labels, List<String> ids) {
  /**
   * Checks that there is one label and one name for each row.
   *
   * @throws BadInputException if an example has no label
   */
  public FeatureSet {
    ids = List.copyOf(ids);
    if (labels.length != features.size() || ids.size() != features.size()) {
      throw new IllegalArgumentException(
          "%d rows, %d labels, %d ids".formatted(features.size(), labels.length, ids.size()));
    }
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0) {
        throw new BadInputException(
            ids.get(i) + ": the example has no label. Evaluation needs labelled examples.");
      }
    }
  }

  /** The number of examples. */
  public int size() {
    return labels.length;
  }

  /** The same examples with other features. */
  public FeatureSet with(FeatureMatrix newFeatures) {
    return new FeatureSet(newFeatures, labels, ids);
  }

  /** Some of the examples, in the order of their indices. */
  public FeatureSet pick(int[] indices) {
    return new FeatureSet(
        new FeatureMatrix(
            IntStream.of(indices).mapToObj(i -> features.rows()[i]).toArray(float[][]::new)),
        IntStream.of(indices).map(i -> labels[i]).toArray(),
        IntStream.of(indices).mapToObj(ids::get).toList());
  }
}
