package org.isomer.augment.series;

import org.isomer.modality.series.Series;

/**
 * What an augmentation needs while it runs, one of each for each thread, so that a view allocates
 * nothing that grows with the series.
 */
final class Scratch {
  private static final ThreadLocal<Scratch> OF_THREAD = ThreadLocal.withInitial(Scratch::new);

  private final Series copy = new Series();
  private double[] times = new double[0];

  private Scratch() {}

  /** A copy of a series, until this thread asks for the next one. */
  static Series copy(Series series) {
    Series copy = OF_THREAD.get().copy;
    copy.copyFrom(series);
    return copy;
  }

  /** At least {@code size} numbers of unspecified values, until this thread asks for others. */
  static double[] times(int size) {
    Scratch scratch = OF_THREAD.get();
    if (scratch.times.length < size) {
      scratch.times = new double[size];
    }
    return scratch.times;
  }
}
