package org.isomer.eval.series;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A training series as the search by time warping uses it.
 *
 * @param points the series
 * @param channels its numbers, a row for each channel
 * @param envelopes by the length of queries
 */
record WarpingCandidate(Points points, double[][] channels, Map<Integer, Envelope> envelopes) {
  static WarpingCandidate of(Points points) {
    double[][] channels = new double[points.channels()][points.length()];
    for (int i = 0; i < points.values().length; i++) {
      channels[i % channels.length][i / channels.length] = points.values()[i];
    }
    return new WarpingCandidate(points, channels, new ConcurrentHashMap<>());
  }

  int length() {
    return points.length();
  }

  double[] channel(int channel) {
    return channels[channel];
  }

  /**
   * An envelope for queries of a length, or of some that are longer where all of them have the
   * same; computed once.
   */
  Envelope envelope(int queryLength, Warping warping) {
    int longer = warping.window() == 1 ? 2 * Integer.highestOneBit(queryLength) : queryLength;
    return envelopes.computeIfAbsent(
        longer, length -> Envelope.of(points, length, warping.radius(length, points.length())));
  }
}
