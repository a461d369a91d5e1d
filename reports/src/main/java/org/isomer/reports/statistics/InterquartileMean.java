package org.isomer.reports.statistics;

import java.util.Arrays;
import org.isomer.reports.record.Interval;

/**
 * The mean of the middle half (Agarwal et al. 2021): the {@code ⌊n/4⌋} smallest and as many of the
 * largest numbers are left out. One failed run does not move it, and it is steadier than the
 * median.
 */
public final class InterquartileMean {
  private InterquartileMean() {}

  /**
   * The interquartile mean.
   *
   * @param values at least one number, in any order
   */
  public static double of(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("no interquartile mean of no numbers");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int trimmed = sorted.length / 4;
    double sum = 0;
    for (int i = trimmed; i < sorted.length - trimmed; i++) {
      sum += sorted[i];
    }
    return sum / (sorted.length - 2 * trimmed);
  }

  /**
   * Its 95 % interval over resamples of the numbers.
   *
   * @param values finite, at least one, independent of each other
   */
  public static Interval interval(Bootstrap bootstrap, double... values) {
    return bootstrap.interval(
        values.length, drawn -> of(Arrays.stream(drawn).mapToDouble(i -> values[i]).toArray()));
  }
}
