package org.isomer.data.series;

import java.util.List;

/**
 * What makes the numbers of a training split have mean 0 and standard deviation 1 in each channel.
 *
 * @param means one for each channel
 * @param factors 1 ÷ standard deviation, with the count as divisor; 0 where a channel is constant
 */
record ChannelScale(double[] means, double[] factors) {
  static ChannelScale of(List<Recording> recordings) {
    int channels = recordings.get(0).channels();
    double[] means = new double[channels];
    double[] factors = new double[channels];
    for (int channel = 0; channel < channels; channel++) {
      // Welford's updates, which lose no digits where the mean is great.
      long count = 0;
      double mean = 0;
      double squares = 0;
      for (Recording recording : recordings) {
        float[] values = recording.values();
        for (int i = channel; i < values.length; i += channels) {
          if (!Float.isNaN(values[i])) {
            double before = values[i] - mean;
            mean += before / ++count;
            squares += before * (values[i] - mean);
          }
        }
      }
      means[channel] = mean;
      factors[channel] = squares > 0 ? 1 / Math.sqrt(squares / count) : 0;
    }
    return new ChannelScale(means, factors);
  }

  Recording apply(Recording recording) {
    float[] values = recording.values().clone();
    for (int i = 0; i < values.length; i++) {
      int channel = i % means.length;
      values[i] = (float) ((values[i] - means[channel]) * factors[channel]);
    }
    return new Recording(recording.id(), values, recording.channels(), recording.label());
  }
}
