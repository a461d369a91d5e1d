package org.isomer.eval.anomaly;

import org.isomer.eval.recording.Moment;
import org.isomer.eval.recording.Timeline;

/**
 * How far the numbers of a moment lie from those of the moments before it, in their standard
 * deviations: the greatest over the channels.
 *
 * @param length how many moments before it
 */
record MovingScore(Timeline timeline, int length) {
  /**
   * Numbers have the deviation 1 over the training part; below this one, a channel stands still.
   */
  private static final double LEAST_DEVIATION = 1e-3;

  double of(Moment moment) {
    double greatest = 0;
    for (int channel = 0; channel < timeline.channels(); channel++) {
      greatest = Math.max(greatest, of(moment, channel));
    }
    return greatest;
  }

  private double of(Moment moment, int channel) {
    float[] values = timeline.values(moment.recording());
    int channels = timeline.channels();
    int first = Math.max(0, moment.position() - length);
    int count = moment.position() - first;
    double mean = 0;
    for (int i = first; i < moment.position(); i++) {
      mean += values[i * channels + channel] / (double) count;
    }
    double squares = 0;
    for (int i = first; i < moment.position(); i++) {
      double gap = values[i * channels + channel] - mean;
      squares += gap * gap / count;
    }
    double gap = Math.abs(values[moment.position() * channels + channel] - mean);
    return gap / Math.max(LEAST_DEVIATION, Math.sqrt(squares));
  }
}
