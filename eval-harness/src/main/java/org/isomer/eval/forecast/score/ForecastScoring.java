package org.isomer.eval.forecast.score;

import java.util.List;
import org.isomer.eval.metric.ForecastDialect;
import org.isomer.eval.scoring.Scoring;
import org.isomer.reports.record.PredictionKind;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.Scores;
import org.isomer.reports.statistics.BootstrapInterval;

/** Scores forecasts. */
public final class ForecastScoring implements Scoring<ForecastDialect> {
  @Override
  public PredictionKind kind() {
    return PredictionKind.FORECASTS;
  }

  @Override
  public List<ForecastDialect> dialects() {
    return List.of(ForecastDialect.values());
  }

  @Override
  public Scores of(
      ResultRecord record,
      Predictions predictions,
      ForecastDialect dialect,
      BootstrapInterval intervals) {
    return ForecastMetrics.of(dialect, predictions.forecasts());
  }
}
