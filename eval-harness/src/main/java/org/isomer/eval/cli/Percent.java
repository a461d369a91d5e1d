package org.isomer.eval.cli;

import java.util.Locale;
import org.isomer.reports.record.Interval;

/** Shares as verbs print them. */
final class Percent {
  private Percent() {}

  static String of(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  static String of(Interval interval) {
    return of(interval.low()) + " to " + of(interval.high());
  }
}
