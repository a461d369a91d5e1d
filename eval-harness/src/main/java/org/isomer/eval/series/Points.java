package org.isomer.eval.series;

import org.isomer.modality.series.Series;

/**
 * The measured positions of a series, in order; what is missing or padding is left out.
 *
 * @param values position by position, a number for each channel
 * @param channels at least 1
 */
record Points(double[] values, int channels) {
  static Points of(Series series) {
    int channels = series.channels();
    int measured = 0;
    for (int position = 0; position < series.length(); position++) {
      measured += series.isMeasured(position) ? 1 : 0;
    }
    double[] values = new double[measured * channels];
    int at = 0;
    for (int position = 0; position < series.length(); position++) {
      for (int channel = 0; channel < channels && series.isMeasured(position); channel++) {
        values[at++] = series.values()[position * channels + channel];
      }
    }
    return new Points(values, channels);
  }

  /** How many positions there are. */
  int length() {
    return values.length / channels;
  }

  /** The squared Euclidean distance of two positions over all channels. */
  double cost(int position, Points other, int otherPosition) {
    double sum = 0;
    int from = position * channels;
    int otherFrom = otherPosition * channels;
    for (int channel = 0; channel < channels; channel++) {
      double difference = values[from + channel] - other.values[otherFrom + channel];
      sum += difference * difference;
    }
    return sum;
  }
}
