package org.isomer.reports.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;
import org.isomer.reports.record.Interval;

/**
 * The interval of a mean of independent, about normal numbers (Student 1908): {@code mean ±
 * t·s/√n}, with the 97.5 % quantile t of n − 1 degrees of freedom. For three seeds t is 4.30, so it
 * is wide; that is what three seeds know.
 */
public final class StudentT {
  private StudentT() {}

  /**
   * The 95 % interval of the mean.
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
    return new Interval(mean - half, mean + half, 0.95, "Student t over " + n + " seeds");
  }
}
