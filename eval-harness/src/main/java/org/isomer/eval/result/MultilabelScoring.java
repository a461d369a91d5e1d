package org.isomer.eval.result;

import java.util.List;
import org.isomer.eval.metric.MultilabelDialect;
import org.isomer.eval.scoring.Scoring;
import org.isomer.reports.record.PredictionKind;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.Scores;
import org.isomer.reports.statistics.BootstrapInterval;

/** Scores predicted sets of classes. */
public final class MultilabelScoring implements Scoring<MultilabelDialect> {
  @Override
  public PredictionKind kind() {
    return PredictionKind.LABEL_SETS;
  }

  @Override
  public List<MultilabelDialect> dialects() {
    return List.of(MultilabelDialect.values());
  }

  @Override
  public Scores of(
      ResultRecord record,
      Predictions predictions,
      MultilabelDialect dialect,
      BootstrapInterval intervals) {
    return MultilabelScores.of(
        dialect, record.data().classes().size(), predictions.labelSets(), intervals);
  }
}
