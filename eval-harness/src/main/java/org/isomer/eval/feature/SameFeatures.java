package org.isomer.eval.feature;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.isomer.spi.FeatureMatrix;

/** Examples that a model does not tell apart, as each of their features is the same to the bit. */
public final class SameFeatures {
  /** Of fewer examples it may be chance. */
  private static final int FEWEST = 10;

  private SameFeatures() {}

  private record Row(float[] features) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Row row && Arrays.equals(features, row.features);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(features);
    }
  }

  /**
   * What is doubtful where at least half of the examples, and no fewer than ten, share one vector.
   *
   * @param model its name
   * @param examples what they are called, in the plural
   */
  public static Optional<String> doubt(String model, String examples, FeatureMatrix features) {
    Map<Row, Long> counts =
        Arrays.stream(features.rows())
            .map(Row::new)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return counts.values().stream()
        .max(Long::compare)
        .filter(same -> same >= FEWEST && 2 * same >= features.size())
        .map(
            same ->
                "%s: %d of %d %s have the same features, so nothing tells them apart. Look whether the evaluation's views cut off what differs, or the encoder has collapsed."
                    .formatted(model, same, features.size(), examples));
  }
}
