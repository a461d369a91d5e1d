package org.isomer.reports.statistics;

/** A number computed from samples, such as the macro F1 of their predictions. */
@FunctionalInterface
public interface Statistic {
  /**
   * Computes the number.
   *
   * @param samples indices of samples; in a resample some occur several times and others not at all
   */
  double of(int[] samples);
}
