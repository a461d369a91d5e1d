package org.isomer.eval.relation.score;

import java.util.List;
import org.isomer.eval.metric.PairDialect;
import org.isomer.eval.scoring.Scoring;
import org.isomer.reports.record.PredictionKind;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.ScoredPair;
import org.isomer.reports.record.Scores;
import org.isomer.reports.statistics.BootstrapInterval;

/**
 * Scores pairs: where the record holds thresholds, they were told apart; where nothing was chosen,
 * similarities are compared with true ones.
 */
public final class PairScoring implements Scoring<PairDialect> {
  @Override
  public PredictionKind kind() {
    return PredictionKind.PAIRS;
  }

  @Override
  public List<PairDialect> dialects() {
    return List.of(PairDialect.values());
  }

  @Override
  public Scores of(
      ResultRecord record,
      Predictions predictions,
      PairDialect dialect,
      BootstrapInterval intervals) {
    List<ScoredPair> pairs = predictions.pairs();
    return record
        .selection()
        .map(PairThresholds::of)
        .map(chosen -> PairClassificationScores.of(dialect, pairs, chosen, intervals))
        .orElseGet(() -> SimilarityScores.of(dialect, pairs, intervals));
  }
}
