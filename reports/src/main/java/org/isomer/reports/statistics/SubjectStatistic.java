package org.isomer.reports.statistics;

import java.util.stream.IntStream;

/** A number of each subject computed from samples, such as its Borda count over tasks. */
@FunctionalInterface
public interface SubjectStatistic {
  /**
   * Computes the numbers, in the order of the subjects.
   *
   * @param samples indices of samples or tasks; in a resample some occur several times and others
   *     not at all
   */
  double[] of(int[] samples);

  /** Computes the numbers from each of the samples once. */
  default double[] ofAll(int samples) {
    return of(IntStream.range(0, samples).toArray());
  }
}
