package org.isomer.eval.result;

import java.util.List;
import org.isomer.eval.metric.ClassificationDialect;
import org.isomer.eval.scoring.Scoring;
import org.isomer.reports.record.PredictionKind;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.Scores;
import org.isomer.reports.statistics.BootstrapInterval;

/** Scores predictions of one class, of one or several tries. */
public final class ClassificationScoring implements Scoring<ClassificationDialect> {
  @Override
  public PredictionKind kind() {
    return PredictionKind.CLASSES;
  }

  @Override
  public List<ClassificationDialect> dialects() {
    return List.of(ClassificationDialect.values());
  }

  @Override
  public Scores of(
      ResultRecord record,
      Predictions predictions,
      ClassificationDialect dialect,
      BootstrapInterval intervals) {
    return MeanOfTries.of(
        dialect,
        record.data().classes().size(),
        predictions.tries().stream().map(Predictions::classes).toList(),
        intervals);
  }
}
