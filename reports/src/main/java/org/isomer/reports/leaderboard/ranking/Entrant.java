package org.isomer.reports.leaderboard.ranking;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.isomer.reports.leaderboard.board.Column;
import org.isomer.reports.leaderboard.board.SeedMean;
import org.isomer.reports.record.Interval;

/**
 * A row of the ranking: a subject whose seeds are folded into one.
 *
 * @param label unique in the ranking
 * @param facts one line about it; empty if there is nothing to say
 * @param seeds how many seeds it stands for
 * @param parameters of the encoder; absent for raw pixels
 * @param seconds wall time of pretraining, the mean over seeds; absent without pretraining
 * @param scores one for each task; empty where no seed has a result
 * @param places by each criterion that gives it a number
 */
public record Entrant(
    String label,
    String facts,
    int seeds,
    OptionalDouble parameters,
    OptionalDouble seconds,
    List<Optional<Score>> scores,
    Map<Criterion, Place> places) {
  /**
   * The mean of a task over the seeds.
   *
   * @param mean the mean
   * @param interval over the seeds; absent for a single one
   * @param rows the places of the seeds' rows on the task's board, the best first
   */
  public record Score(double mean, Optional<Interval> interval, List<Integer> rows) {
    /** Copies the list. */
    public Score {
      rows = List.copyOf(rows);
    }

    /** {@code 52.1 [50.9, 53.3]}. */
    public String text(Column column) {
      return SeedMean.text(new SeedMean.Cell(mean, interval), column);
    }
  }

  /** Copies the list and the map. */
  public Entrant {
    scores = List.copyOf(scores);
    EnumMap<Criterion, Place> copy = new EnumMap<>(Criterion.class);
    copy.putAll(places);
    places = Collections.unmodifiableMap(copy);
  }

  /** How many tasks it has no result for. */
  public long missing() {
    return scores.stream().filter(Optional::isEmpty).count();
  }

  Entrant withPlaces(Map<Criterion, Place> ranked) {
    return new Entrant(label, facts, seeds, parameters, seconds, scores, ranked);
  }
}
