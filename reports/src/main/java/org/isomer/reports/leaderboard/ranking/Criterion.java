package org.isomer.reports.leaderboard.ranking;

import org.isomer.reports.leaderboard.board.Format;
import org.isomer.reports.record.Scale;
import org.isomer.reports.statistics.BordaCount;
import org.isomer.reports.statistics.MeanScore;
import org.isomer.reports.statistics.MeanWinRate;
import org.isomer.reports.statistics.SubjectStatistic;
import org.isomer.reports.statistics.TaskScores;

/** By what subjects are ranked over several tasks. */
public enum Criterion {
  /** See {@link MeanWinRate}. */
  WIN_RATE("win rate", Scale.SHARE) {
    @Override
    SubjectStatistic of(TaskScores scores) {
      return new MeanWinRate(scores);
    }
  },
  /** See {@link BordaCount}. */
  BORDA("Borda", Scale.SCORE) {
    @Override
    SubjectStatistic of(TaskScores scores) {
      return new BordaCount(scores);
    }
  },
  /** See {@link MeanScore}; only where the numbers of all tasks are shares. */
  MEAN("mean", Scale.SHARE) {
    @Override
    SubjectStatistic of(TaskScores scores) {
      return new MeanScore(scores);
    }
  };

  private final String title;
  private final Scale scale;

  Criterion(String title, Scale scale) {
    this.title = title;
    this.scale = scale;
  }

  abstract SubjectStatistic of(TaskScores scores);

  /** The head of its column, with the unit: {@code win rate, %}. */
  public String heading() {
    return Format.heading(title, scale);
  }

  /** The number as text. */
  public String text(double value) {
    return this == BORDA ? Format.rank(value) : Format.number(value, scale);
  }

  /** The number, its rank and the rank's interval: {@code 87.5 (2 [1, 3])}. */
  public String text(Place place) {
    return "%s (%s)".formatted(text(place.value()), place.text());
  }
}
