package org.isomer.eval.series;

/**
 * Two rows of the table of a warping distance, and the costs of one, to be used again. Not safe for
 * several threads.
 *
 * <p>What can no longer end within a limit is left out on both sides of a row (Herrmann and Webb,
 * "Early abandoning and pruning for elastic distances including dynamic time warping", 2021). The
 * costs of a row come first, channel by channel, in loops that processors do in parallel.
 */
final class WarpingTable {
  private double[] previous;
  private double[] current;
  private final double[] costs;

  /**
   * A table.
   *
   * @param longest how many positions candidates have at most
   */
  WarpingTable(int longest) {
    previous = new double[longest + 1];
    current = new double[longest + 1];
    costs = new double[longest];
  }

  /**
   * The distance, if it is not greater than a limit; else infinity.
   *
   * @param radius how many positions a path may leave the diagonal
   * @param rest what is at least still to come behind each position of the query: one number more
   *     than there are positions, the last of them 0
   */
  double distance(
      Points query, WarpingCandidate candidate, int radius, double limit, double[] rest) {
    int length = candidate.length();
    previous[0] = 0;
    previous[Math.min(1, length)] = Double.POSITIVE_INFINITY;
    // Where the row above holds something; its place j + 1 belongs to the candidate's position j.
    int first = 0;
    int last = 0;
    for (int i = 0; i < query.length(); i++) {
      double cut = limit - rest[i + 1];
      int from = Math.max(Math.max(0, first - 1), i - radius);
      int to = Math.min(length - 1, i + radius);
      int below = Math.min(to, last);
      fill(query, i, candidate, from, below);
      double left = Double.POSITIVE_INFINITY;
      current[from] = left;
      int start = -1;
      int end = -1;
      int j = from;
      for (; j <= below; j++) {
        double cost = Math.min(left, Math.min(previous[j], previous[j + 1])) + costs[j];
        left = cost > cut ? Double.POSITIVE_INFINITY : cost;
        current[j + 1] = left;
        if (left < Double.POSITIVE_INFINITY) {
          start = start < 0 ? j + 1 : start;
          end = j + 1;
        }
      }
      // Nothing stands above: there is but the way from the left.
      for (; j <= to && left < Double.POSITIVE_INFINITY; j++) {
        fill(query, i, candidate, j, j);
        double cost = left + costs[j];
        left = cost > cut ? Double.POSITIVE_INFINITY : cost;
        current[j + 1] = left;
        end = left < Double.POSITIVE_INFINITY ? j + 1 : end;
      }
      if (start < 0) {
        return Double.POSITIVE_INFINITY;
      }
      if (end < length) {
        current[end + 1] = Double.POSITIVE_INFINITY;
      }
      first = start;
      last = end;
      double[] exchanged = previous;
      previous = current;
      current = exchanged;
    }
    return last == length ? previous[length] : Double.POSITIVE_INFINITY;
  }

  /**
   * The squared distances of a position of the query to some of the candidate's, channels added in
   * their order. Four at a time, as short series would spend their time on the ends of loops.
   */
  private void fill(Points query, int position, WarpingCandidate candidate, int from, int to) {
    int channels = query.channels();
    double[] values = query.values();
    int at = position * channels;
    int channel = 0;
    for (int j = from; j <= to; j++) {
      costs[j] = 0;
    }
    for (; channel + 4 <= channels; channel += 4) {
      double value0 = values[at + channel];
      double value1 = values[at + channel + 1];
      double value2 = values[at + channel + 2];
      double value3 = values[at + channel + 3];
      double[] others0 = candidate.channel(channel);
      double[] others1 = candidate.channel(channel + 1);
      double[] others2 = candidate.channel(channel + 2);
      double[] others3 = candidate.channel(channel + 3);
      for (int j = from; j <= to; j++) {
        double gap0 = value0 - others0[j];
        double gap1 = value1 - others1[j];
        double gap2 = value2 - others2[j];
        double gap3 = value3 - others3[j];
        costs[j] = costs[j] + gap0 * gap0 + gap1 * gap1 + gap2 * gap2 + gap3 * gap3;
      }
    }
    for (; channel < channels; channel++) {
      double value = values[at + channel];
      double[] others = candidate.channel(channel);
      for (int j = from; j <= to; j++) {
        double gap = value - others[j];
        costs[j] += gap * gap;
      }
    }
  }
}
