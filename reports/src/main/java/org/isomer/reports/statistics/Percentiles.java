package org.isomer.reports.statistics;

import org.isomer.reports.record.Interval;

/** Percentiles of sorted numbers, interpolated linearly. */
final class Percentiles {
  private Percentiles() {}

  /** The 95 % interval between two percentiles, as shares in [0, 1]. */
  static Interval interval(double[] sorted, double low, double high, BootstrapInterval method) {
    return new Interval(of(sorted, low), of(sorted, high), 0.95, method.title(sorted.length));
  }

  private static double of(double[] sorted, double share) {
    double position = share * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
