package org.isomer.reports.statistics;

import org.isomer.reports.record.Interval;

/**
 * The score interval of a binomial share (Wilson 1927): {@code (p + z²/2n ± z √(p(1−p)/n + z²/4n²))
 * / (1 + z²/n)}. It stays within [0, 1] and has about its nominal coverage at small n and extreme
 * p, where p ± z·SE fails.
 */
public final class Wilson {
  private Wilson() {}

  /**
   * The 95 % interval.
   *
   * @param share the share that was seen, in [0, 1]
   * @param samples how many samples it was seen in, at least 1
   */
  public static Interval interval(double share, long samples) {
    if (!(share >= 0 && share <= 1) || samples < 1) {
      throw new IllegalArgumentException(
          "no interval for a share of " + share + " in " + samples + " samples");
    }
    double z = Normal.QUANTILE_975;
    double z2 = z * z;
    double denominator = 1 + z2 / samples;
    double centre = share + z2 / (2.0 * samples);
    double half =
        z * Math.sqrt(share * (1 - share) / samples + z2 / (4.0 * samples * (double) samples));
    return new Interval(
        share == 0 ? 0 : (centre - half) / denominator,
        share == 1 ? 1 : (centre + half) / denominator,
        0.95,
        "Wilson");
  }
}
