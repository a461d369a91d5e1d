package org.isomer.reports.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The step-down correction of Holm (1979) for several tests that are read together: with it, the
 * chance of even one false "differs" stays below the level.
 */
public final class Holm {
  private Holm() {}

  /**
   * The corrected p-values, in the order of the given ones: the i-th smallest of m is multiplied by
   * m − i + 1, at most 1 and never below the one before it.
   */
  public static double[] adjust(List<Double> pValues) {
    double[] adjusted = new double[pValues.size()];
    int[] ascending =
        IntStream.range(0, adjusted.length)
            .boxed()
            .sorted(Comparator.comparing(pValues::get))
            .mapToInt(Integer::intValue)
            .toArray();
    double previous = 0;
    for (int i = 0; i < ascending.length; i++) {
      double scaled = Math.min(1, pValues.get(ascending[i]) * (ascending.length - i));
      previous = Math.max(previous, scaled);
      adjusted[ascending[i]] = previous;
    }
    return adjusted;
  }
}
