package org.isomer.train;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.isomer.data.AnnotatedSubset;
import org.isomer.random.CounterRandom;
import org.isomer.spi.AnnotatedExamples;

/** Some of the labelled examples of a split: the same ones in every run on the data. */
final class LabelledSample {
  /** Fixed, so that curves of different runs are comparable. */
  private static final long KEY = 0;

  private LabelledSample() {}

  /**
   * Draws a sample.
   *
   * @param most the most examples to take
   */
  static AnnotatedExamples<OptionalInt> of(AnnotatedExamples<OptionalInt> all, int most) {
    int[] labelled =
        IntStream.range(0, Math.toIntExact(all.size()))
            .filter(i -> all.annotation(i).isPresent())
            .toArray();
    int[] members =
        Arrays.stream(CounterRandom.of(KEY, "monitor").at(0, 0, 0).permutation(labelled.length))
            .limit(most)
            .map(i -> labelled[i])
            .sorted()
            .toArray();
    return new AnnotatedSubset<>(all, members);
  }
}
