package org.isomer.reports.leaderboard.ranking;

import org.isomer.reports.leaderboard.board.Format;
import org.isomer.reports.record.Interval;

/**
 * Where a subject stands by one criterion.
 *
 * @param value the criterion's number
 * @param rank from 1, the best; equal subjects share their average rank
 * @param interval of the rank, over resamples of the tasks
 */
public record Place(double value, double rank, Interval interval) {
  /** The rank and its interval: {@code 2 [1, 3]}. */
  public String text() {
    return "%s [%s, %s]"
        .formatted(Format.rank(rank), Format.rank(interval.low()), Format.rank(interval.high()));
  }
}
