package org.isomer.eval.clustering.score;

import java.util.List;
import org.isomer.eval.metric.ClusterDialect;
import org.isomer.eval.scoring.Scoring;
import org.isomer.reports.record.PredictionKind;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.Scores;
import org.isomer.reports.statistics.BootstrapInterval;

/** Scores clusters, of one or several tries. */
public final class ClusterScoring implements Scoring<ClusterDialect> {
  @Override
  public PredictionKind kind() {
    return PredictionKind.CLUSTERS;
  }

  @Override
  public List<ClusterDialect> dialects() {
    return List.of(ClusterDialect.values());
  }

  @Override
  public Scores of(
      ResultRecord record,
      Predictions predictions,
      ClusterDialect dialect,
      BootstrapInterval intervals) {
    return ClusterScores.of(
        dialect, predictions.tries().stream().map(Predictions::clusters).toList(), intervals);
  }
}
