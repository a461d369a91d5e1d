package org.isomer.bench.measure;

import java.util.List;

/**
 * A confidence interval of a median from order statistics: of n sorted values the k-th and the k-th
 * from the end hold the median of the distribution between them with probability {@code 1 − 2
 * Σ_{i<k} C(n, i) / 2ⁿ}, whatever the distribution is, as long as the rounds are independent
 * (Conover, Practical Nonparametric Statistics, 1999, 3.2).
 *
 * @param low its lower end
 * @param high its upper end
 * @param confidence that probability: at least 0.95 from six values on; of fewer, that of the
 *     lowest and the highest
 */
public record Interval(double low, double high, double confidence) {
  private static final double WANTED = 0.95;

  /** The narrowest interval of this kind that is wide enough. */
  static Interval ofMedian(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int size = sorted.size();
    int from = 0;
    double outside = Math.pow(2, -size); // of one side
    double confidence = 1 - 2 * outside;
    double term = outside;
    while (2 * (from + 1) < size) {
      term *= (double) (size - from) / (from + 1);
      double next = 1 - 2 * (outside + term);
      if (next < WANTED) {
        break;
      }
      outside += term;
      confidence = next;
      from++;
    }
    return new Interval(
        sorted.get(from), sorted.get(size - 1 - from), size == 1 ? 0 : Math.max(0, confidence));
  }
}
