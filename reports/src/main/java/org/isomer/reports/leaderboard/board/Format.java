package org.isomer.reports.leaderboard.board;

import java.util.Locale;
import org.isomer.reports.record.Interval;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Scale;

/** How numbers look, in every output alike. */
public final class Format {
  /** The smallest number above 0 that is shown: 0.1 % of shares, else itself. */
  private static final double LEAST = 0.001;

  private Format() {}

  /** A share in per cent with one decimal and no sign; any other number with three decimals. */
  public static String number(double value, Scale scale) {
    String text =
        scale == Scale.SHARE
            ? String.format(Locale.ROOT, "%.1f", 100 * value)
            : String.format(Locale.ROOT, "%.3f", value);
    return text.matches("-0\\.0+") ? text.substring(1) : text.replace('-', '−');
  }

  /** A metric's number, with the sign for per cent if it is a share. */
  public static String value(Metric metric) {
    return value(metric.value(), metric.scale());
  }

  /** The number, with the sign for per cent if it is a share. */
  public static String value(double value, Scale scale) {
    return number(value, scale) + (scale == Scale.SHARE ? " %" : "");
  }

  /** {@code [86.9, 89.7]}. */
  public static String interval(Interval interval, Scale scale) {
    return "[" + number(interval.low(), scale) + ", " + number(interval.high(), scale) + "]";
  }

  /** {@code 95 %, Wilson}. */
  public static String method(Interval interval) {
    return plain(100 * interval.level()) + " %, " + interval.method();
  }

  /** A metric's name with its unit: {@code accuracy, %}. */
  public static String heading(String metric, Scale scale) {
    return scale == Scale.SHARE ? metric + ", %" : metric;
  }

  /** {@code 2,000}. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** A number without needless decimals: {@code 20}, {@code 2.5}. */
  public static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? count((long) value)
        : String.format(Locale.ROOT, "%.3g", value);
  }

  /** Memory in its unit, such as {@code 740 MB} or {@code 1.2 GB}. */
  public static String memory(long bytes) {
    return bytes < 1e9
        ? String.format(Locale.ROOT, "%.0f MB", bytes / 1e6)
        : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }

  /** {@code 0.4 s}, {@code 12 s}, {@code 3 min 7 s}, {@code 2 h 5 min}. */
  public static String duration(double seconds) {
    long rounded = Math.round(seconds);
    if (seconds < 9.95) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    } else if (rounded < 60) {
      return rounded + " s";
    } else if (rounded < 3600) {
      return rounded / 60 + " min " + rounded % 60 + " s";
    }
    long minutes = Math.round(seconds / 60);
    return minutes / 60 + " h " + minutes % 60 + " min";
  }

  /** {@code p = 0.023}, {@code p < 0.001}. */
  public static String pValue(double pValue) {
    return pValue < 0.001 ? "p < 0.001" : String.format(Locale.ROOT, "p = %.3f", pValue);
  }

  /**
   * A difference with its interval, in percentage points if it is one of shares: {@code 7.3 points
   * [5.9, 8.7]}.
   */
  public static String points(Gap gap) {
    return points(gap.difference().value(), gap.scale())
        + " "
        + interval(gap.difference().interval(), gap.scale());
  }

  /**
   * {@code 7.3 points} for shares, else {@code 0.073}; what is there but rounds to nothing is
   * {@code < 0.1 points}.
   */
  public static String points(double difference, Scale scale) {
    boolean hidden = difference > 0 && number(difference, scale).equals(number(0, scale));
    return (hidden ? "< " + number(LEAST, scale) : number(difference, scale))
        + (scale == Scale.SHARE ? " points" : "");
  }

  /** A rank, which may be a half or, as the end of an interval, anything between. */
  public static String rank(double rank) {
    return String.format(Locale.ROOT, "%.1f", rank).replace(".0", "");
  }
}
