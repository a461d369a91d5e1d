package org.isomer.eval.projector;

import java.util.Arrays;
import org.isomer.random.CounterRandom;

/** Some of the examples of a split: the same ones for every run on the data. */
public final class PointSample {
  /** Fixed, so that maps of different runs show the same examples. */
  private static final long KEY = 0;

  private PointSample() {}

  /**
   * Draws a sample.
   *
   * @param size how many examples there are
   * @param most the most to take
   * @return their indices, ascending
   */
  public static int[] of(int size, int most) {
    return Arrays.stream(CounterRandom.of(KEY, "projector").permutation(size))
        .limit(most)
        .sorted()
        .toArray();
  }
}
