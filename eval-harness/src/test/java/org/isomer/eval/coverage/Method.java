package org.isomer.eval.coverage;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.isomer.reports.record.Interval;
import org.isomer.reports.statistics.BootstrapInterval;
import org.isomer.reports.statistics.Resamples;
import org.isomer.reports.statistics.Statistic;

/** The intervals that are compared. */
enum Method {
  PERCENTILE {
    @Override
    Optional<Interval> interval(
        double value, Resamples numbers, double[] drawn, Statistic statistic, int images) {
      return numbers.interval(0, BootstrapInterval.PERCENTILE);
    }
  },
  /** The percentiles reflected at the estimate. */
  BASIC {
    @Override
    Optional<Interval> interval(
        double value, Resamples numbers, double[] drawn, Statistic statistic, int images) {
      return numbers
          .interval(0, BootstrapInterval.PERCENTILE)
          .map(each -> inRange(2 * value - each.high(), 2 * value - each.low()));
    }
  },
  BCA {
    @Override
    Optional<Interval> interval(
        double value, Resamples numbers, double[] drawn, Statistic statistic, int images) {
      return numbers.interval(0, BootstrapInterval.BCA);
    }
  },
  /** Bias-corrected, but neither accelerated nor expanded. */
  BC {
    @Override
    Optional<Interval> interval(
        double value, Resamples numbers, double[] drawn, Statistic statistic, int images) {
      double[] sorted = drawn.clone();
      Arrays.sort(sorted);
      double below = 0;
      for (double each : sorted) {
        below += Math.abs(each - value) < 1e-12 ? .5 : each < value ? 1 : 0;
      }
      double bias = quantile(Math.min(Math.max(below, .5), drawn.length - .5) / drawn.length);
      return sorted[0] == sorted[sorted.length - 1]
          ? Optional.empty()
          : Optional.of(
              inRange(sorted[place(sorted, 2 * bias - Z)], sorted[place(sorted, 2 * bias + Z)]));
    }

    private int place(double[] sorted, double z) {
      return (int) Math.rint(cumulative(z) * (sorted.length - 1));
    }
  },
  /** Bootstrap-t, with the standard error of each resample by a jackknife of 20 groups. */
  STUDENTISED {
    @Override
    Optional<Interval> interval(
        double value, Resamples numbers, double[] drawn, Statistic statistic, int images) {
      SplittableRandom random = new SplittableRandom(images);
      int[] all = IntStream.range(0, images).toArray();
      double[] ratios = new double[Math.min(drawn.length, 400)];
      for (int i = 0; i < ratios.length; i++) {
        int[] resample = random.ints(images, 0, images).toArray();
        ratios[i] = (statistic.of(resample) - value) / error(statistic, resample);
      }
      Arrays.sort(ratios);
      double error = error(statistic, all);
      double high = value - error * ratios[(int) (.025 * ratios.length)];
      double low = value - error * ratios[(int) (.975 * ratios.length)];
      return Double.isFinite(low + high) ? Optional.of(inRange(low, high)) : Optional.empty();
    }
  };

  private static final int GROUPS = 20;
  private static final double Z = 1.959963984540054;

  abstract Optional<Interval> interval(
      double value, Resamples numbers, double[] drawn, Statistic statistic, int images);

  private static Interval inRange(double low, double high) {
    return new Interval(
        Math.min(1, Math.max(0, low)), Math.max(0, Math.min(1, high)), .95, "simulated");
  }

  private static double error(Statistic statistic, int[] samples) {
    double[] without = new double[GROUPS];
    for (int i = 0; i < GROUPS; i++) {
      int group = i;
      without[i] =
          statistic.of(
              IntStream.range(0, samples.length)
                  .filter(place -> place % GROUPS != group)
                  .map(place -> samples[place])
                  .toArray());
    }
    double mean = Arrays.stream(without).average().orElse(0);
    return Math.sqrt(
        Arrays.stream(without).map(each -> (each - mean) * (each - mean)).sum()
            * (GROUPS - 1)
            / GROUPS);
  }

  /** The normal distribution to 1e-7 (Abramowitz and Stegun 1964, 26.2.17). */
  private static double cumulative(double z) {
    double t = 1 / (1 + .2316419 * Math.abs(z));
    double tail =
        Math.exp(-z * z / 2)
            / Math.sqrt(2 * Math.PI)
            * t
            * (.319381530
                + t * (-.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    return z > 0 ? 1 - tail : tail;
  }

  private static double quantile(double share) {
    double low = -6;
    double high = 6;
    while (high - low > 1e-9) {
      double middle = (low + high) / 2;
      if (cumulative(middle) < share) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
