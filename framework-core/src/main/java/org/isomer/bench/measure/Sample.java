package org.isomer.bench.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * What was measured in some rounds.
 *
 * @param name what worked
 * @param unit of the numbers
 * @param rounds one number a round, in their order
 * @param median the middle one, or the mean of the two in the middle
 * @param lowest the lowest
 * @param highest the highest
 * @param interval that of the median, from order statistics
 */
public record Sample(
    String name,
    String unit,
    List<Double> rounds,
    double median,
    double lowest,
    double highest,
    Interval interval) {
  /** Copies the list. */
  public Sample {
    rounds = List.copyOf(rounds);
  }

  /** The statistics of some rounds, of which there is at least one. */
  public static Sample of(String name, String unit, List<Double> rounds) {
    List<Double> sorted = rounds.stream().sorted().toList();
    int size = sorted.size();
    return new Sample(
        name,
        unit,
        rounds,
        (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2,
        sorted.get(0),
        sorted.get(size - 1),
        Interval.ofMedian(rounds));
  }

  /**
   * How many times another this is, round by round: what slows a whole round down changes no ratio.
   */
  public Sample over(Sample other) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < rounds.size(); i++) {
      ratios.add(rounds.get(i) / other.rounds.get(i));
    }
    return of(name + " / " + other.name, "×", ratios);
  }
}
