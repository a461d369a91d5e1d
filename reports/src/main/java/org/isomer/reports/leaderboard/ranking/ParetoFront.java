package org.isomer.reports.leaderboard.ranking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.isomer.reports.record.Scale;

/**
 * What a score costs: on the front is who is not beaten in the score by one that costs no more.
 *
 * @param points the entrants whose cost is known and above 0, the cheapest first
 */
public record ParetoFront(List<Point> points) {
  /**
   * An entrant.
   *
   * @param entrant its place in the ranking
   * @param cost in the unit of the front
   * @param score by the ranking's {@link Ranking#merit}
   * @param efficient whether it is on the front
   */
  public record Point(int entrant, double cost, double score, boolean efficient) {}

  /** Copies the list. */
  public ParetoFront {
    points = List.copyOf(points);
  }

  /** The front over a cost, such as {@code Entrant::parameters}. */
  public static ParetoFront of(Ranking ranking, Function<Entrant, OptionalDouble> cost) {
    List<Point> raw = new ArrayList<>();
    for (int i = 0; i < ranking.entrants().size(); i++) {
      Entrant entrant = ranking.entrants().get(i);
      double value = cost.apply(entrant).orElse(0);
      if (value > 0 && entrant.places().containsKey(ranking.merit())) {
        Place place = Objects.requireNonNull(entrant.places().get(ranking.merit()));
        raw.add(new Point(i, value, place.value(), false));
      }
    }
    return new ParetoFront(
        raw.stream()
            .map(
                point ->
                    new Point(
                        point.entrant,
                        point.cost,
                        point.score,
                        raw.stream().noneMatch(other -> beats(other, point))))
            .sorted(Comparator.comparingDouble(Point::cost).thenComparing(point -> -point.score()))
            .toList());
  }

  private static boolean beats(Point other, Point point) {
    // The merit is a share; equal up to the rounding of a mean is equal.
    boolean better = Scale.SHARE.better(other.score, point.score);
    return other.cost <= point.cost
        && !Scale.SHARE.better(point.score, other.score)
        && (other.cost < point.cost || better);
  }
}
