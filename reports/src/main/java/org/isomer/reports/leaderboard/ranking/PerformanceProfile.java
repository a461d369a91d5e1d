package org.isomer.reports.leaderboard.ranking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.isomer.reports.record.Scale;

/**
 * How often a subject is nearly the best (after Dolan and Moré 2002, with differences in place of
 * ratios): for each distance, in how many tasks it is at most that far below the best of the task.
 *
 * @param curves of the first entrants of the ranking
 * @param tasks how many tasks there are
 */
public record PerformanceProfile(List<Curve> curves, int tasks) {
  /** More curves than this could not be told apart. */
  private static final int CURVES = 8;

  /** A curve of fewer steps says no more than the numbers. */
  private static final int FEWEST = 3;

  /**
   * An entrant's curve.
   *
   * @param entrant its place in the ranking
   * @param distances from the best of each task that it has a result for, ascending
   */
  public record Curve(int entrant, List<Double> distances) {
    /** Copies the list. */
    public Curve {
      distances = List.copyOf(distances);
    }
  }

  /** Copies the list. */
  public PerformanceProfile {
    curves = List.copyOf(curves);
  }

  /** The profile of a ranking; empty of few tasks, or if their numbers are not all shares. */
  public static Optional<PerformanceProfile> of(Ranking ranking) {
    if (ranking.tasks().size() < FEWEST
        || !ranking.tasks().stream().allMatch(task -> task.column().scale() == Scale.SHARE)) {
      return Optional.empty();
    }
    List<Curve> curves = new ArrayList<>();
    for (int i = 0; i < Math.min(CURVES, ranking.entrants().size()); i++) {
      Entrant entrant = ranking.entrants().get(i);
      List<Double> distances =
          IntStream.range(0, ranking.tasks().size())
              .boxed()
              .flatMap(
                  task ->
                      entrant.scores().get(task).stream()
                          .map(score -> best(ranking, task) - score.mean()))
              .sorted()
              .toList();
      curves.add(new Curve(i, distances));
    }
    return Optional.of(new PerformanceProfile(curves, ranking.tasks().size()));
  }

  private static double best(Ranking ranking, int task) {
    return ranking.entrants().stream()
        .flatMap(entrant -> entrant.scores().get(task).stream())
        .mapToDouble(Entrant.Score::mean)
        .max()
        .orElseThrow();
  }
}
