package org.isomer.eval.metric;

import java.util.List;

/**
 * How the values of several classes become one number. Values that are not a number ({@link
 * ZeroDivision#EXCLUDED}) are left out; if nothing is left the average is not a number.
 *
 * <p>The samples average of multi-label data is the macro average over per-sample counts.
 */
public enum Average {
  /** The ratio of the summed counts: every sample has the same weight. */
  MICRO {
    @Override
    public double of(List<Counts> counts, Ratio ratio, ZeroDivision zeroDivision) {
      return ratio.of(counts.stream().reduce(Counts.NONE, Counts::plus), zeroDivision);
    }
  },
  /** The mean of the ratios: every class has the same weight. */
  MACRO {
    @Override
    public double of(List<Counts> counts, Ratio ratio, ZeroDivision zeroDivision) {
      return mean(counts, ratio, zeroDivision, false);
    }
  },
  /**
   * The mean of the ratios weighted by {@link Counts#support}; unweighted if all weights are zero.
   */
  WEIGHTED {
    @Override
    public double of(List<Counts> counts, Ratio ratio, ZeroDivision zeroDivision) {
      double weighted = mean(counts, ratio, zeroDivision, true);
      return Double.isNaN(weighted) ? MACRO.of(counts, ratio, zeroDivision) : weighted;
    }
  };

  /** The average of a ratio over {@code counts}. */
  public abstract double of(List<Counts> counts, Ratio ratio, ZeroDivision zeroDivision);

  private static double mean(
      List<Counts> counts, Ratio ratio, ZeroDivision zeroDivision, boolean bySupport) {
    double sum = 0;
    double weights = 0;
    for (Counts each : counts) {
      double value = ratio.of(each, zeroDivision);
      if (!Double.isNaN(value)) {
        double weight = bySupport ? each.support() : 1;
        sum += weight * value;
        weights += weight;
      }
    }
    return sum / weights;
  }
}
