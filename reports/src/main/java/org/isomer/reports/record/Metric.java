package org.isomer.reports.record;

import java.util.Optional;

/**
 * A measured number.
 *
 * @param value the number; a share is in [0, 1], not in per cent
 * @param scale what it means
 * @param interval its confidence interval, if one was computed
 * @param samples how many samples it is computed from
 */
public record Metric(double value, Scale scale, Optional<Interval> interval, long samples) {
  /** Checks that a share is one. */
  public Metric {
    if (scale == Scale.SHARE && !(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("a share must be between 0 and 1, but is " + value);
    }
  }
}
