package org.isomer.eval.series;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The nearest by dynamic time warping. Candidates come in the order of LB_Keogh, a lower bound of
 * their distance; once it is greater than the best distance so far, so is that of all that follow.
 * Within a distance, the bound of what is still to come abandons it early, from the first candidate
 * on, since the least Euclidean distance bounds the best from above (Rakthanmanon et al.,
 * "Searching and mining trillions of time series subsequences under dynamic time warping", 2012).
 */
record WarpedNeighbours(List<Points> candidates, Warping warping) implements Neighbours {
  /** More than rounding can make of a sum, so that it never leaves out an equal. */
  private static final double SLACK = 1 + 1e-9;

  /** A candidate and what its distance is at least. */
  private record Bounded(int index, double[] rest) {
    double bound() {
      return rest[0];
    }
  }

  @Override
  public int nearest(Points query) {
    List<Bounded> order =
        IntStream.range(0, candidates.size())
            .mapToObj(i -> new Bounded(i, rest(query, candidates.get(i))))
            .sorted(Comparator.comparingDouble(Bounded::bound))
            .toList();
    int nearest = -1;
    double best = alongTheDiagonal(query);
    for (Bounded candidate : order) {
      double limit = best * SLACK;
      if (candidate.bound() > limit) {
        break;
      }
      double distance =
          warping.distance(query, candidates.get(candidate.index), limit, candidate.rest);
      if (distance < best || (distance == best && (nearest < 0 || candidate.index < nearest))) {
        best = distance;
        nearest = candidate.index;
      }
    }
    return nearest;
  }

  /** What the nearest is at most away: no path costs more than the diagonal, where there is one. */
  private double alongTheDiagonal(Points query) {
    return candidates.stream()
        .filter(candidate -> candidate.length() == query.length())
        .mapToDouble(
            candidate -> EuclideanNeighbours.distance(query, candidate, Double.POSITIVE_INFINITY))
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  private double[] rest(Points query, Points candidate) {
    int radius = warping.radius(query.length(), candidate.length());
    return Envelope.of(candidate, query.length(), radius).rest(query);
  }
}
