package org.isomer.eval.anomaly.score;

import java.util.List;
import org.isomer.eval.metric.AnomalyDialect;
import org.isomer.eval.scoring.Scoring;
import org.isomer.reports.record.PredictionKind;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.Scores;
import org.isomer.reports.statistics.BootstrapInterval;

/** Scores moments; the record's selection holds the threshold. */
public final class AnomalyScoring implements Scoring<AnomalyDialect> {
  @Override
  public PredictionKind kind() {
    return PredictionKind.MOMENTS;
  }

  @Override
  public List<AnomalyDialect> dialects() {
    return List.of(AnomalyDialect.values());
  }

  @Override
  public Scores of(
      ResultRecord record,
      Predictions predictions,
      AnomalyDialect dialect,
      BootstrapInterval intervals) {
    return AnomalyMetrics.of(
        dialect, predictions.moments(), AnomalyMetrics.threshold(record.selection()));
  }
}
