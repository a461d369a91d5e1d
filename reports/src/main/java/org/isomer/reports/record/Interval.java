package org.isomer.reports.record;

/**
 * A confidence interval.
 *
 * @param low lower end
 * @param high upper end
 * @param level the coverage, such as 0.95; at least 0.5, since less says nothing
 * @param method how it was computed, such as {@code Wilson} or {@code expanded BCa bootstrap, 2000
 *     resamples}
 */
public record Interval(double low, double high, double level, String method) {
  /** Checks the order of the ends and the level. */
  public Interval {
    Plausible.require(
        low <= high && Double.isFinite(low) && Double.isFinite(high),
        "low " + low + " is above high " + high);
    Plausible.require(
        level >= 0.5 && level < 1, "level must be from 0.5 to below 1, but is " + level);
    Plausible.notBlank("method", method);
  }

  /** The same interval without what cannot be. */
  public Interval within(double least, double most) {
    return new Interval(
        Math.min(most, Math.max(least, low)), Math.min(most, Math.max(least, high)), level, method);
  }
}
