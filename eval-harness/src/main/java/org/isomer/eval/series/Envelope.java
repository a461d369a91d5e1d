package org.isomer.eval.series;

/**
 * The least and the greatest value of each channel within a radius of each position (Keogh and
 * Ratanamahatana, "Exact indexing of dynamic time warping", 2005).
 *
 * @param low for as many positions as a query has, position by position
 * @param high alike
 */
record Envelope(double[] low, double[] high) {
  /**
   * The envelope of a series for queries of a length, by Lemire's running extremes (2009).
   *
   * @param radius such that each position of the query has one of the series within it
   */
  static Envelope of(Points series, int queryLength, int radius) {
    int channels = series.channels();
    double[] low = new double[queryLength * channels];
    double[] high = new double[queryLength * channels];
    for (int channel = 0; channel < channels; channel++) {
      fill(series, channel, radius, low, 1);
      fill(series, channel, radius, high, -1);
    }
    return new Envelope(low, high);
  }

  private static void fill(Points series, int channel, int radius, double[] into, int sign) {
    int channels = series.channels();
    // Positions whose values rise, from head to tail: the first is the least within the radius.
    int[] rising = new int[series.length()];
    int head = 0;
    int tail = 0;
    int next = 0;
    for (int position = 0; position * channels < into.length; position++) {
      for (; next < series.length() && next - radius <= position; next++) {
        double value = sign * series.values()[next * channels + channel];
        while (tail > head
            && sign * series.values()[rising[tail - 1] * channels + channel] >= value) {
          tail--;
        }
        rising[tail++] = next;
      }
      while (rising[head] + radius < position) {
        head++;
      }
      into[position * channels + channel] = series.values()[rising[head] * channels + channel];
    }
  }

  /** LB_Keogh, what a path costs at least, or infinity as soon as it is greater than a limit. */
  double bound(Points query, double limit) {
    int channels = query.channels();
    double[] values = query.values();
    double sum = 0;
    for (int from = 0; from < values.length; from += channels) {
      double own = 0;
      for (int i = from; i < from + channels; i++) {
        double outside = outside(values[i], i);
        own += outside * outside;
      }
      sum += own;
      if (sum > limit) {
        return Double.POSITIVE_INFINITY;
      }
    }
    return sum;
  }

  /**
   * What a path costs at least from each position of a query on: rest[i] = Σ over t ≥ i of the
   * squared distance to the envelope; rest[0] is LB_Keogh.
   *
   * @return one number more than the query has positions, the last of them 0
   */
  double[] rest(Points query) {
    int channels = query.channels();
    double[] rest = new double[query.length() + 1];
    for (int position = query.length() - 1; position >= 0; position--) {
      double sum = rest[position + 1];
      for (int i = position * channels; i < (position + 1) * channels; i++) {
        double outside = outside(query.values()[i], i);
        sum += outside * outside;
      }
      rest[position] = sum;
    }
    return rest;
  }

  /** How far a value lies outside; most lie inside, which a processor foresees. */
  private double outside(double value, int place) {
    if (value > high[place]) {
      return value - high[place];
    }
    return value < low[place] ? low[place] - value : 0;
  }
}
