package org.isomer.eval.forecast;

import java.util.List;
import org.isomer.eval.recording.Moment;
import org.isomer.eval.recording.Timeline;

/**
 * What is to be forecast after some moments.
 *
 * @param ends the last moments of windows
 * @param length how many moments ahead
 */
record Horizon(Timeline timeline, List<Moment> ends, int length) {
  int size() {
    return ends.size();
  }

  /** Numbers of each window: moment by moment, one for each channel. */
  int outputs() {
    return length * timeline.channels();
  }

  /** What really came after a window. */
  double[] truth(int window) {
    double[] numbers = new double[outputs()];
    for (int ahead = 0; ahead < length; ahead++) {
      copy(window, 1 + ahead, numbers, ahead);
    }
    return numbers;
  }

  /**
   * The last season before the end of a window, repeated.
   *
   * @param season in moments, not more than a window has; 1 repeats the last moment
   */
  double[] naive(int window, int season) {
    double[] numbers = new double[outputs()];
    for (int ahead = 0; ahead < length; ahead++) {
      copy(window, 1 + ahead % season - season, numbers, ahead);
    }
    return numbers;
  }

  /**
   * Copies the numbers of a moment.
   *
   * @param after how long after the end of the window
   */
  private void copy(int window, int after, double[] numbers, int place) {
    Moment end = ends.get(window);
    float[] values = timeline.values(end.recording());
    int channels = timeline.channels();
    for (int channel = 0; channel < channels; channel++) {
      numbers[place * channels + channel] = values[(end.position() + after) * channels + channel];
    }
  }
}
