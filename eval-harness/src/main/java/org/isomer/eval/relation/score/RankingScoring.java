package org.isomer.eval.relation.score;

import java.util.List;
import java.util.Optional;
import org.isomer.eval.metric.RankingDialect;
import org.isomer.eval.scoring.Scoring;
import org.isomer.reports.record.PredictionKind;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.Scores;
import org.isomer.reports.statistics.BootstrapInterval;
import org.isomer.spi.BadInputException;

/** Scores rankings; the record's protocol names the headline. */
public final class RankingScoring implements Scoring<RankingDialect> {
  private static final String OPTION = "headline";

  @Override
  public PredictionKind kind() {
    return PredictionKind.RANKINGS;
  }

  @Override
  public List<RankingDialect> dialects() {
    return List.of(RankingDialect.values());
  }

  @Override
  public Scores of(
      ResultRecord record,
      Predictions predictions,
      RankingDialect dialect,
      BootstrapInterval intervals) {
    RankingHeadline headline =
        Optional.ofNullable(record.protocol().options().get(OPTION))
            .flatMap(RankingHeadline::named)
            .orElseThrow(
                () ->
                    new BadInputException(
                        "the headline is not among the options of the record, so its metrics cannot be computed."));
    return RankingScores.of(dialect, predictions.rankings(), headline, intervals);
  }
}
