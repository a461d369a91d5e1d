package org.isomer.augment.series;

import org.isomer.modality.series.Series;

/**
 * The mean and the standard deviation of a channel over the positions where it is measured.
 *
 * @param deviation with the number of positions as divisor; 0 where all values are equal
 */
record Moments(double mean, double deviation) {
  static Moments of(Series series, int channel) {
    int stride = series.channels();
    float[] values = series.values();
    int count = 0;
    double mean = 0;
    double squares = 0;
    for (int position = 0; position < series.length(); position++) {
      if (series.isMeasured(position)) {
        // Welford's updates, which lose no digits where the mean is great.
        double value = values[position * stride + channel];
        double before = value - mean;
        mean += before / ++count;
        squares += before * (value - mean);
      }
    }
    return new Moments(mean, count == 0 ? 0 : Math.sqrt(squares / count));
  }
}
