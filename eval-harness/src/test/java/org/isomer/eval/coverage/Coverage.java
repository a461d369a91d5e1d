package org.isomer.eval.coverage;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.isomer.reports.record.Interval;
import org.isomer.reports.statistics.Bootstrap;
import org.isomer.reports.statistics.Resamples;
import org.isomer.reports.statistics.Statistic;

/**
 * How often the intervals of a method hold the truth.
 *
 * @param share of the samples whose interval holds it, those without one left out
 * @param below of the samples whose interval lies below it
 * @param width the mean width of the intervals
 * @param samples how many samples had an interval
 */
record Coverage(double share, double below, double width, int samples) {
  /**
   * Draws samples, each from a seed of its own, and asks every method for its interval.
   *
   * @param images how many images a sample has
   * @param repetitions how many samples are drawn
   * @param resamples of each sample
   */
  static Map<Method, Coverage> of(
      Population population,
      double truth,
      int images,
      int repetitions,
      int resamples,
      List<Method> methods) {
    int[] all = IntStream.range(0, images).toArray();
    List<Map<Method, Interval>> samples =
        IntStream.range(0, repetitions)
            .parallel()
            .mapToObj(
                i -> {
                  Statistic statistic =
                      population.sample(images, new SplittableRandom(images * 1_000_000L + i));
                  Resamples numbers =
                      new Bootstrap(resamples, i)
                          .resample(images, drawn -> new double[] {statistic.of(drawn)});
                  return intervals(
                      statistic.of(all), numbers, resamples, statistic, images, methods);
                })
            .toList();
    Map<Method, Coverage> coverage = new EnumMap<>(Method.class);
    for (Method method : methods) {
      coverage.put(
          method,
          of(
              samples.stream()
                  .flatMap(each -> Optional.ofNullable(each.get(method)).stream())
                  .toList(),
              truth));
    }
    return coverage;
  }

  private static Map<Method, Interval> intervals(
      double value,
      Resamples numbers,
      int resamples,
      Statistic statistic,
      int images,
      List<Method> methods) {
    double[] drawn = numbers.first(resamples, 0).stream().mapToDouble(each -> each).toArray();
    Map<Method, Interval> intervals = new EnumMap<>(Method.class);
    for (Method method : methods) {
      method
          .interval(value, numbers, drawn, statistic, images)
          .ifPresent(interval -> intervals.put(method, interval));
    }
    return intervals;
  }

  private static Coverage of(List<Interval> intervals, double truth) {
    double count = intervals.size();
    return new Coverage(
        intervals.stream().filter(each -> each.low() <= truth && truth <= each.high()).count()
            / count,
        intervals.stream().filter(each -> each.high() < truth).count() / count,
        intervals.stream().mapToDouble(each -> each.high() - each.low()).average().orElse(0),
        intervals.size());
  }
}
