package org.isomer.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.isomer.reports.record.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplesTest {
  private static final double[] SKEWED = {9, 14, 2, 31, 7, 4, 82, 11, 3, 26, 8, 55, 19};
  private static final double[] TIED = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5};

  /**
   * The ends that SciPy 1.17's BCa computes from these resamples, at the level that the expanded z
   * stands for.
   */
  static Stream<Arguments> recorded() {
    Statistic mean = drawn -> values(SKEWED, drawn).average().orElseThrow();
    Statistic variation =
        drawn -> {
          double average = mean.of(drawn);
          return Math.sqrt(
                  values(SKEWED, drawn)
                      .map(value -> (value - average) * (value - average))
                      .average()
                      .orElseThrow())
              / average;
        };
    Statistic median =
        drawn -> values(TIED, drawn).sorted().skip(drawn.length / 2).findFirst().orElseThrow();
    return Stream.of(
        Arguments.of("mean", SKEWED.length, mean, 10.307692307692308, 41.76303911927747),
        Arguments.of("variation", SKEWED.length, variation, .7241755268962112, 1.6796009360602795),
        Arguments.of("median", TIED.length, median, 2, 5));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("recorded")
  void correctsAsAnotherImplementationDoes(
      String name, int samples, Statistic statistic, double low, double high) {
    Interval interval = bca(samples, statistic);

    assertThat(interval.low()).isCloseTo(low, within(1e-9));
    assertThat(interval.high()).isCloseTo(high, within(1e-9));
    assertThat(interval.level()).isEqualTo(.95);
    assertThat(interval.method()).isEqualTo("expanded BCa bootstrap, 2000 resamples");
  }

  @Test
  void percentilesAreThoseOfTheBootstrap() {
    Statistic mean = drawn -> values(SKEWED, drawn).average().orElseThrow();

    assertThat(resamples(SKEWED.length, mean).interval(0, BootstrapInterval.PERCENTILE))
        .contains(Bootstrap.STANDARD.interval(SKEWED.length, mean));
  }

  /** The largest of the samples is never below a resample's; plain percentiles end at it. */
  @Test
  void holdsANumberThatNoResampleIsAbove() {
    Statistic largest = drawn -> values(SKEWED, drawn).max().orElseThrow();

    Interval interval = bca(SKEWED.length, largest);

    assertThat(interval.low()).isLessThan(82);
    assertThat(interval.high()).isEqualTo(82);
  }

  @Test
  void isWidenedToANumberOutsideAllResamples() {
    // Of each sample once it is 10; a resample draws some samples twice.
    Statistic once = drawn -> Arrays.stream(drawn).distinct().count() == 40 ? 10 : drawn[0] / 40.0;

    Resamples resamples =
        new Bootstrap(100, 0).resample(40, drawn -> new double[] {once.of(drawn)});

    assertThat(resamples.first(100, 0)).allMatch(number -> number < 1);
    Interval interval = resamples.interval(0, BootstrapInterval.BCA).orElseThrow();
    assertThat(interval.high()).isEqualTo(10);
    assertThat(interval.low()).isBetween(0.0, 1.0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 20, 300})
  void resamplesThatAgreeKnowNothing(int samples) {
    Resamples resamples = resamples(samples, drawn -> 1);

    assertThat(resamples.interval(0, BootstrapInterval.BCA)).isEmpty();
    assertThat(resamples.interval(0, BootstrapInterval.PERCENTILE).orElseThrow().high())
        .isEqualTo(1);
  }

  /** Of two thousand resamples of twelve samples, one lacks half of them. */
  @Test
  void resamplesOfWhichAlmostAllAgreeKnowNothing() {
    Statistic both = drawn -> Arrays.stream(drawn).map(i -> i / 6).distinct().count() - 1;

    Resamples resamples = resamples(12, both);

    assertThat(resamples.first(2000, 0)).contains(0.0, 1.0);
    assertThat(resamples.interval(0, BootstrapInterval.BCA)).isEmpty();
  }

  @Test
  void twoSamplesGiveTheRangeBetweenThem() {
    Interval interval = bca(2, drawn -> values(new double[] {1, 3}, drawn).average().orElseThrow());

    assertThat(interval.low()).isEqualTo(1);
    assertThat(interval.high()).isEqualTo(3);
  }

  @Test
  void whatIsUndefinedInAResampleHasNoInterval() {
    Resamples resamples =
        Bootstrap.STANDARD.resample(
            5,
            drawn ->
                new double[] {
                  Arrays.stream(drawn).noneMatch(i -> i == 0) ? Double.NaN : drawn[0], drawn[0]
                });

    assertThat(resamples.interval(0, BootstrapInterval.BCA)).isEmpty();
    assertThat(resamples.interval(0, BootstrapInterval.PERCENTILE)).isEmpty();
    assertThat(resamples.interval(1, BootstrapInterval.PERCENTILE)).isPresent();
  }

  /** Leaving out groups in place of samples changes the acceleration little. */
  @Test
  void manySamplesAreLeftOutInGroups() {
    int samples = 2000;
    double[] skewed = new double[samples];
    Arrays.setAll(skewed, i -> -Math.log((i + .5) / samples));
    int[] calls = new int[1];
    Statistic mean =
        drawn -> {
          calls[0]++;
          return values(skewed, drawn).average().orElseThrow();
        };

    Interval interval = bca(samples, mean);

    assertThat(calls[0]).isEqualTo(2000 + 200 + 1);
    // Of a mean of n exponential numbers a is 1 / (3√n): the upper end is further away.
    assertThat(interval.high() - 1).isGreaterThan(1 - interval.low());
    assertThat(interval.low()).isCloseTo(1 - 1.96 / Math.sqrt(samples), within(.004));
    assertThat(interval.high()).isCloseTo(1 + 1.96 / Math.sqrt(samples), within(.006));
  }

  @Test
  void methodsAreKnownByTheirName() {
    assertThat(BootstrapInterval.named("bootstrap, 2000 resamples"))
        .contains(BootstrapInterval.PERCENTILE);
    assertThat(BootstrapInterval.named("expanded BCa bootstrap, 1000 resamples"))
        .contains(BootstrapInterval.BCA);
    assertThat(BootstrapInterval.named("Wilson")).isEmpty();
  }

  private static Interval bca(int samples, Statistic statistic) {
    return resamples(samples, statistic).interval(0, BootstrapInterval.BCA).orElseThrow();
  }

  private static Resamples resamples(int samples, Statistic statistic) {
    return Bootstrap.STANDARD.resample(samples, drawn -> new double[] {statistic.of(drawn)});
  }

  private static DoubleStream values(double[] of, int[] drawn) {
    return Arrays.stream(drawn).mapToDouble(i -> of[i]);
  }
}
