package org.isomer.augment.series;

import org.isomer.modality.series.Series;

/**
 * A series read at other times than it was measured, with straight lines between its positions:
 * y(i) = x(times[i]). Every augmentation that moves values in time is one of these. A new position
 * is missing where the nearer of the two that it lies between is missing; where only the farther
 * one is, it has the value of the nearer.
 */
final class Resampling {
  private Resampling() {}

  /**
   * Replaces a series.
   *
   * @param times where to read, in [0, length − 1]
   * @param length how many of the times count: the new length without padding
   * @param positions the new length with padding
   */
  static void apply(Series series, double[] times, int length, int positions) {
    Series source = Scratch.copy(series);
    int channels = source.channels();
    series.reshape(positions, length, channels);
    for (int position = 0; position < length; position++) {
      int before = Math.min((int) times[position], source.length() - 1);
      int after = Math.min(before + 1, source.length() - 1);
      double share = times[position] - before;
      int nearer = share < 0.5 ? before : after;
      int farther = share < 0.5 ? after : before;
      if (!source.isMeasured(nearer)) {
        series.miss(position);
        continue;
      }
      double weight = source.isMeasured(farther) ? Math.min(share, 1 - share) : 0;
      for (int channel = 0; channel < channels; channel++) {
        double near = source.values()[nearer * channels + channel];
        double far = source.values()[farther * channels + channel];
        series.values()[position * channels + channel] = (float) (near + weight * (far - near));
      }
    }
  }

  /** As many positions as before, all of them real. */
  static void apply(Series series, double[] times) {
    apply(series, times, series.length(), series.positions());
  }
}
