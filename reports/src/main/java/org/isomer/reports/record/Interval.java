package org.isomer.reports.record;

/**
 * A confidence interval.
 *
 * @param low lower end
 * @param high upper end
 * @param level the coverage, such as 0.95
 * @param method how it was computed, such as {@code Wilson} or {@code bootstrap, 2000 resamples}
 */
public record Interval(double low, double high, double level, String method) {
  /** Checks the order of the ends and the level. */
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("low " + low + " is above high " + high);
    }
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level must be between 0 and 1, but is " + level);
    }
  }
}
