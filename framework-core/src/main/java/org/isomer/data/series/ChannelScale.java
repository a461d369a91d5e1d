package org.isomer.data.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What makes the numbers of a training split have mean 0 and standard deviation 1 in each channel.
 *
 * @param means one for each channel
 * @param factors 1 ÷ standard deviation, with the count as divisor; 1 where a channel is constant,
 *     so that what moves in another split stays
 * @param constant the channels, from 1, that hold no two different values
 */
record ChannelScale(double[] means, double[] factors, List<Integer> constant) {
  static ChannelScale of(List<Recording> recordings) {
    int channels = recordings.get(0).channels();
    double[] means = new double[channels];
    double[] factors = new double[channels];
    List<Integer> constant = new ArrayList<>();
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
      factors[channel] = squares > 0 ? 1 / Math.sqrt(squares / count) : 1;
      if (squares == 0) {
        constant.add(channel + 1);
      }
    }
    return new ChannelScale(means, factors, constant);
  }

  /** What is doubtful about channels that are constant. */
  Optional<String> doubt() {
    return constant.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "channel %s holds no two different values in the training series: nothing can be learnt of it, and its numbers are not scaled. Take it out, or other series."
                .formatted(
                    constant.stream().map(String::valueOf).collect(Collectors.joining(", "))));
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
