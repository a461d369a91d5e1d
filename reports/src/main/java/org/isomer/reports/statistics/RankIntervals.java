package org.isomer.reports.statistics;

import java.util.List;
import org.isomer.reports.record.Interval;

/**
 * How sure each subject's rank is: in every resample the subjects are ranked anew (Hall and Miller
 * 2009). A subject whose interval is 1 to 4 may be the best of them or the fourth. The resamples
 * rarely tie where subjects are truly equal, so for those the interval is approximate; {@link
 * Friedman} and {@link Nemenyi} say whether they differ.
 */
public final class RankIntervals {
  private RankIntervals() {}

  /**
   * The 95 % interval of each subject's rank, in the order of the subjects. Ties share their
   * average rank, and a subject without a number in a resample ({@code NaN}) is ranked last in it.
   *
   * @param samples how many samples or tasks there are, at least 1
   * @param statistic by which the subjects are ranked, higher is better
   */
  public static List<Interval> of(Bootstrap bootstrap, int samples, SubjectStatistic statistic) {
    return bootstrap.intervals(samples, drawn -> Ranks.of(statistic.of(drawn)));
  }
}
