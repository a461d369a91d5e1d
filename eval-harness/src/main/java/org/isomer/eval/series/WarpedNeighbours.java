package org.isomer.eval.series;

import java.util.Arrays;
import java.util.List;

/**
 * The nearest by dynamic time warping. Candidates come in the order of LB_Keogh, a lower bound of
 * their distance, and those whose bound is greater than the best distance so far are left out.
 * Within a distance, the bound of what is still to come abandons it early, from the first candidate
 * on, since the least Euclidean distance bounds the best from above (Rakthanmanon et al.,
 * "Searching and mining trillions of time series subsequences under dynamic time warping", 2012).
 */
final class WarpedNeighbours implements Neighbours {
  /** More than rounding can make of a sum, so that it never leaves out an equal. */
  private static final double SLACK = 1 + 1e-9;

  private final List<WarpingCandidate> candidates;
  private final Warping warping;
  private final int longest;

  WarpedNeighbours(List<Points> candidates, Warping warping) {
    this.candidates = candidates.stream().map(WarpingCandidate::of).toList();
    this.warping = warping;
    longest = candidates.stream().mapToInt(Points::length).max().orElse(0);
  }

  @Override
  public int nearest(Points query) {
    double best = alongTheDiagonal(query);
    Envelope[] envelopes = new Envelope[candidates.size()];
    double[] bounds = new double[envelopes.length];
    for (int i = 0; i < bounds.length; i++) {
      envelopes[i] = candidates.get(i).envelope(query.length(), warping);
      bounds[i] = envelopes[i].bound(query, best * SLACK);
    }
    WarpingTable table = new WarpingTable(longest);
    int nearest = -1;
    for (int place : ascending(bounds)) {
      double limit = best * SLACK;
      if (bounds[place] > limit) {
        continue;
      }
      WarpingCandidate candidate = candidates.get(place);
      double distance =
          table.distance(
              query,
              candidate,
              warping.radius(query.length(), candidate.length()),
              limit,
              envelopes[place].rest(query));
      if (distance < best || (distance == best && (nearest < 0 || place < nearest))) {
        best = distance;
        nearest = place;
      }
    }
    return nearest;
  }

  /**
   * The places of numbers from 0 on, the smallest first, but for their last digits: bits of a
   * number and its place are one number to sort.
   */
  private static int[] ascending(double[] bounds) {
    long places = (Long.highestOneBit(bounds.length) << 1) - 1;
    long[] keys = new long[bounds.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = (Double.doubleToRawLongBits(bounds[i]) & ~places) | i;
    }
    Arrays.sort(keys);
    return Arrays.stream(keys).mapToInt(key -> (int) (key & places)).toArray();
  }

  /** What the nearest is at most away: no path costs more than the diagonal, where there is one. */
  private double alongTheDiagonal(Points query) {
    double best = Double.POSITIVE_INFINITY;
    for (WarpingCandidate candidate : candidates) {
      if (candidate.length() == query.length()) {
        best = Math.min(best, EuclideanNeighbours.distance(query, candidate.points(), best));
      }
    }
    return best;
  }
}
