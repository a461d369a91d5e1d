package org.isomer.reports.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.isomer.reports.record.Interval;

/**
 * The bootstrap (Efron 1979) over samples. The number of one subject takes {@link #resample} and
 * {@link BootstrapInterval#BCA}; ranks and differences take the percentiles. With a statistic that
 * is the difference of two subjects' numbers on the same samples it is the paired bootstrap.
 *
 * @param resamples how many resamples are drawn; 2000 give ends that are stable to about a
 *     thirtieth of the interval's width
 * @param seed another seed draws other resamples
 */
public record Bootstrap(int resamples, long seed) {
  /** 2000 resamples. */
  public static final Bootstrap STANDARD = new Bootstrap(2000, 0);

  /** How many groups of samples are left out in turn. */
  private static final int GROUPS = 200;

  /** The step of SplitMix64's counter. */
  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  /** Checks that there is something to take percentiles of. */
  public Bootstrap {
    if (resamples < 100) {
      throw new IllegalArgumentException("at least 100 resamples are needed, not " + resamples);
    }
  }

  /**
   * The 95 % interval: the 2.5 % and 97.5 % percentiles over the resamples, interpolated linearly.
   *
   * @param samples how many samples there are, at least 1
   * @param statistic must be finite for every resample
   */
  public Interval interval(int samples, Statistic statistic) {
    return intervals(samples, drawn -> new double[] {statistic.of(drawn)}).get(0);
  }

  /**
   * The 95 % interval of each subject, in the order of the subjects, all from the same resamples.
   *
   * @param samples how many samples there are, at least 1
   * @param statistic must be finite for every subject in every resample
   */
  public List<Interval> intervals(int samples, SubjectStatistic statistic) {
    double[][] values = draw(samples, statistic);
    for (double[] row : values) {
      for (double value : row) {
        if (!Double.isFinite(value)) {
          throw new IllegalArgumentException("the statistic of a resample is " + value);
        }
      }
    }
    return IntStream.range(0, values[0].length)
        .mapToObj(subject -> Arrays.stream(values).mapToDouble(row -> row[subject]).toArray())
        .map(Bootstrap::interval)
        .toList();
  }

  /**
   * The numbers of all samples, of the resamples, and of the samples without each of at most 200
   * groups of about equal size, drawn by chance: up to 200 samples are left out one by one.
   *
   * @param samples how many samples there are, at least 1
   * @param statistic a number is {@code NaN} where it is not defined
   */
  public Resamples resample(int samples, SubjectStatistic statistic) {
    int groups = samples == 1 ? 0 : Math.min(samples, GROUPS);
    double[][] without = new double[groups][];
    double[][] drawn = draw(samples, statistic);
    int[] order = order(samples);
    for (int i = 0; i < groups; i++) {
      int group = i;
      without[i] =
          statistic.of(
              IntStream.range(0, samples)
                  .filter(place -> place % groups != group)
                  .map(place -> order[place])
                  .sorted()
                  .toArray());
    }
    return new Resamples(samples, statistic.ofAll(samples), drawn, without);
  }

  /** The samples, shuffled (Fisher and Yates). */
  private int[] order(int samples) {
    int[] order = IntStream.range(0, samples).toArray();
    for (int i = samples - 1; i > 0; i--) {
      int other = draw((long) resamples * samples + i, i + 1);
      int moved = order[i];
      order[i] = order[other];
      order[other] = moved;
    }
    return order;
  }

  private double[][] draw(int samples, SubjectStatistic statistic) {
    double[][] values = new double[resamples][];
    int[] drawn = new int[samples];
    for (int i = 0; i < resamples; i++) {
      for (int j = 0; j < samples; j++) {
        drawn[j] = draw((long) i * samples + j, samples);
      }
      values[i] = statistic.of(drawn);
    }
    return values;
  }

  /**
   * The difference of two statistics on the same samples, with its paired interval.
   *
   * @param samples how many samples there are, at least 1
   */
  public Difference difference(int samples, Statistic first, Statistic second) {
    Statistic difference = drawn -> first.of(drawn) - second.of(drawn);
    return new Difference(
        difference.of(IntStream.range(0, samples).toArray()), interval(samples, difference));
  }

  /** The percentile interval of a statistic's values over resamples. */
  static Interval interval(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return Percentiles.interval(sorted, 0.025, 0.975, BootstrapInterval.PERCENTILE);
  }

  /** SplitMix64 (Steele, Lea, Flood 2014) at a counter, scaled to [0, bound). */
  private int draw(long counter, int bound) {
    long z = seed + (counter + 1) * GAMMA;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    z ^= z >>> 31;
    return (int) (((z >>> 32) * bound) >>> 32);
  }
}
