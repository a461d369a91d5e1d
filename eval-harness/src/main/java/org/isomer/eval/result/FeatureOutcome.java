package org.isomer.eval.result;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.eval.metric.ClassificationDialect;
import org.isomer.eval.spi.FeatureTask;
import org.isomer.eval.spi.Outcome;
import org.isomer.eval.spi.Splits;
import org.isomer.reports.record.Prediction;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.Scores;

/** What a protocol on features measured. */
final class FeatureOutcome {
  private FeatureOutcome() {}

  static Outcome of(FeatureTask task, Splits splits, boolean bestOnTest) {
    Evaluation evaluation = Evaluation.of(task, splits);
    List<Prediction> predictions = evaluation.stored(splits.test());
    Scores scores =
        ClassificationScores.of(
            ClassificationDialect.SCIKIT_LEARN, splits.classes().size(), predictions);
    if (bestOnTest) {
      scores = scores.with(BestOnTest.NAME, BestOnTest.of(evaluation.fitted(), splits.test()));
    }
    return new Outcome(
        scores,
        Predictions.classes(predictions),
        Optional.of(evaluation.selection().stored()),
        List.of(),
        Map.of(task.title(), evaluation.seconds()));
  }
}
