package org.isomer.augment.series;

import org.isomer.modality.series.Series;

/** The numbers of a channel with straight lines over what is missing. */
final class Bridged {
  private Bridged() {}

  /** A new array of as many numbers as there are real positions; the ends are continued level. */
  static double[] channel(Series series, int channel) {
    double[] values = new double[series.length()];
    int last = -1;
    for (int position = 0; position < values.length; position++) {
      if (series.isMeasured(position)) {
        values[position] = series.values()[position * series.channels() + channel];
        bridge(values, last, position);
        last = position;
      }
    }
    for (int position = last + 1; last >= 0 && position < values.length; position++) {
      values[position] = values[last];
    }
    return values;
  }

  private static void bridge(double[] values, int last, int next) {
    for (int position = last + 1; position < next; position++) {
      double share = last < 0 ? 1 : (double) (position - last) / (next - last);
      values[position] = share * values[next] + (last < 0 ? 0 : (1 - share) * values[last]);
    }
  }
}
