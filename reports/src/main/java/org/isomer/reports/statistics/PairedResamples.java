package org.isomer.reports.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * Two subjects' numbers on the same resamples of the same samples: the comparison of numbers that
 * are no mean over samples, such as a mean average precision.
 *
 * @param difference the first's number minus the second's, with the percentile interval of the
 *     resamples' differences
 * @param pValue of the two-sided bootstrap test (Efron and Tibshirani 1993): {@code min(1,
 *     2·(min(#(d ≤ 0), #(d ≥ 0)) + 1)/(B + 1))} for the differences d of B resamples; at least
 *     {@code 2/(B + 1)}
 */
public record PairedResamples(Difference difference, double pValue) {
  /**
   * Compares two numbers.
   *
   * @param first the first subject's number on all samples
   * @param second the second subject's
   * @param firsts the first subject's number on each resample, at least 100
   * @param seconds the second subject's on the same resamples
   */
  public static PairedResamples of(
      double first, double second, List<Double> firsts, List<Double> seconds) {
    if (firsts.size() != seconds.size() || firsts.size() < 100) {
      throw new IllegalArgumentException(
          "%d resamples cannot be paired with %d; at least 100 of each are needed"
              .formatted(firsts.size(), seconds.size()));
    }
    double[] differences = new double[firsts.size()];
    Arrays.setAll(differences, i -> firsts.get(i) - seconds.get(i));
    long notAbove = Arrays.stream(differences).filter(difference -> difference <= 0).count();
    long notBelow = Arrays.stream(differences).filter(difference -> difference >= 0).count();
    return new PairedResamples(
        new Difference(first - second, Bootstrap.interval(differences)),
        Math.min(1, 2.0 * (Math.min(notAbove, notBelow) + 1) / (differences.length + 1)));
  }
}
