package org.isomer.reports.statistics;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;
import org.isomer.reports.record.Interval;
import org.isomer.reports.record.Scale;

/**
 * The interval of a mean of independent, about normal numbers (Student 1908): {@code mean ±
 * t·s/√n}, with the 97.5 % quantile t of n − 1 degrees of freedom. For three seeds t is 4.30, so it
 * is wide; that is what three seeds know. Student's t does not know that numbers can have a range:
 * the interval of a share is cut at 0 and 1, which takes away no mean that could be.
 */
public final class StudentT {
  private static final String METHOD = "Student t over ";

  private StudentT() {}

  /**
   * The interval as {@link #interval(Scale, double...)} gives it; empty below two numbers, and
   * where all agree, which tells nothing of how they differ.
   */
  public static Optional<Interval> ofDiffering(Scale scale, double... values) {
    return differ(values) ? Optional.of(interval(scale, values)) : Optional.empty();
  }

  /** The same of numbers that may be any. */
  public static Optional<Interval> ofDiffering(double... values) {
    return differ(values) ? Optional.of(interval(values)) : Optional.empty();
  }

  private static boolean differ(double... values) {
    return Arrays.stream(values).distinct().count() > 1;
  }

  /** Whether it is one without width, as records of earlier versions have where tries agree. */
  public static boolean isWithoutWidth(Interval interval) {
    return interval.method().startsWith(METHOD) && interval.high() - interval.low() < 1e-12;
  }

  /**
   * The 95 % interval of the mean, cut at the ends of what numbers of this scale can be: shares at
   * 0 and 1, errors at 0 unless one is negative.
   *
   * @param values at least two numbers
   */
  public static Interval interval(Scale scale, double... values) {
    Interval interval = interval(values);
    return switch (scale) {
      case SHARE -> interval.within(0, 1);
      case ERROR ->
          Arrays.stream(values).anyMatch(value -> value < 0)
              ? interval
              : interval.within(0, Double.POSITIVE_INFINITY);
      case SCORE -> interval;
    };
  }

  /**
   * The 95 % interval of the mean of numbers that may be any.
   *
   * @param values at least two numbers
   */
  public static Interval interval(double... values) {
    int n = values.length;
    if (n < 2) {
      throw new IllegalArgumentException("no interval from " + n + " numbers");
    }
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    double quantile = TDistribution.of(n - 1.0).inverseCumulativeProbability(0.975);
    double half = quantile * Math.sqrt(squares / (n - 1) / n);
    return new Interval(mean - half, mean + half, 0.95, METHOD + n + " seeds");
  }
}
