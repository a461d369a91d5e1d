package org.isomer.reports.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.isomer.reports.record.Interval;

/**
 * Numbers of some samples, of many resamples of them, and of the samples without each of some
 * groups. A number may be undefined ({@code NaN}) in any of them.
 */
public final class Resamples {
  /** Numbers that are closer than this differ by rounding only. */
  private static final double ROUNDING = 1e-12;

  private final int samples;
  private final double[] values;
  private final double[][] drawn;
  private final double[][] without;

  /**
   * Takes the numbers.
   *
   * @param samples how many there are
   * @param values of all samples, by number
   * @param drawn of each resample
   * @param without of the samples without each group
   */
  Resamples(int samples, double[] values, double[][] drawn, double[][] without) {
    this.samples = samples;
    this.values = values;
    this.drawn = drawn;
    this.without = without;
  }

  /** A number in the first resamples, in their order. */
  public List<Double> first(int count, int number) {
    return Arrays.stream(drawn).limit(count).map(row -> row[number]).toList();
  }

  /**
   * The 95 % interval of a number. It is empty if the number is not defined for all samples or for
   * a resample. With {@link BootstrapInterval#BCA} it is also empty if it would have no width, as
   * where all resamples agree, or nearly all: they know nothing of how the number varies then. The
   * number counts as half a resample away from the outermost ones at least, and an interval that
   * would lie beside it is widened to hold it.
   */
  public Optional<Interval> interval(int number, BootstrapInterval method) {
    double value = values[number];
    double[] sorted = column(drawn, number).sorted().toArray();
    if (method == BootstrapInterval.NONE
        || !Double.isFinite(value)
        || !Arrays.stream(sorted).allMatch(Double::isFinite)) {
      return Optional.empty();
    }
    if (method == BootstrapInterval.PERCENTILE) {
      return Optional.of(Percentiles.interval(sorted, 0.025, 0.975, method));
    }
    if (same(sorted[0], sorted[sorted.length - 1])) {
      return Optional.empty();
    }
    double bias = Normal.quantile(shareBelow(sorted, value));
    double acceleration = acceleration(column(without, number).toArray());
    double z = expanded();
    Interval corrected =
        Percentiles.interval(
            sorted, corrected(bias, acceleration, -z), corrected(bias, acceleration, z), method);
    double low = Math.min(corrected.low(), value);
    double high = Math.max(corrected.high(), value);
    return same(low, high)
        ? Optional.empty()
        : Optional.of(new Interval(low, high, corrected.level(), corrected.method()));
  }

  private static DoubleStream column(double[][] rows, int number) {
    return Arrays.stream(rows).mapToDouble(row -> row[number]);
  }

  private static boolean same(double a, double b) {
    return Math.abs(a - b) <= ROUNDING * Math.max(1, Math.abs(a));
  }

  /** Half a resample away from 0 and 1 at least. */
  private static double shareBelow(double[] sorted, double value) {
    double below = 0;
    for (double each : sorted) {
      below += same(each, value) ? 0.5 : each < value ? 1 : 0;
    }
    return Math.min(Math.max(below, 0.5), sorted.length - 0.5) / sorted.length;
  }

  /** Rounded, so that the bits are the same everywhere. */
  private double expanded() {
    double t = TDistribution.of(samples - 1.0).inverseCumulativeProbability(0.975);
    return Math.rint(1e9 * t * Math.sqrt(samples / (samples - 1.0))) / 1e9;
  }

  private static double acceleration(double[] without) {
    double mean = Arrays.stream(without).average().orElse(0);
    double squares = 0;
    double cubes = 0;
    for (double each : without) {
      double gain = mean - each;
      squares += gain * gain;
      cubes += gain * gain * gain;
    }
    double acceleration = cubes / (6 * squares * Math.sqrt(squares));
    return Double.isFinite(acceleration) ? acceleration : 0;
  }

  /** The denominator is positive: the acceleration is at most 1/6 and the rest far below 6. */
  private static double corrected(double bias, double acceleration, double z) {
    return Normal.cumulative(bias + (bias + z) / (1 - acceleration * (bias + z)));
  }
}
