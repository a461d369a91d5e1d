package org.isomer.eval.series;

import java.util.List;

/**
 * The squared Euclidean distance Σ_t Σ_c (x − y)², over as many positions as the shorter of two
 * series has. A candidate is abandoned once it is farther than the best so far.
 */
record EuclideanNeighbours(List<Points> candidates) implements Neighbours {
  @Override
  public int nearest(Points query) {
    int nearest = 0;
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < candidates.size(); i++) {
      double distance = distance(query, candidates.get(i), best);
      if (distance < best) {
        best = distance;
        nearest = i;
      }
    }
    return nearest;
  }

  /** The distance, or some part of it that is not less than a limit. */
  static double distance(Points query, Points candidate, double limit) {
    int length = Math.min(query.length(), candidate.length());
    double sum = 0;
    for (int position = 0; position < length && sum < limit; position++) {
      sum += query.cost(position, candidate, position);
    }
    return sum;
  }
}
