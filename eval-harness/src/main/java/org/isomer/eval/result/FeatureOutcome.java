package org.isomer.eval.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.eval.metric.ClassificationMetric;
import org.isomer.eval.spi.Candidate;
import org.isomer.eval.spi.FeatureTask;
import org.isomer.eval.spi.Outcome;
import org.isomer.eval.spi.Splits;
import org.isomer.reports.record.Prediction;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.Scale;
import org.isomer.reports.record.Scores;
import org.isomer.reports.record.Selection;
import org.isomer.spi.FeatureSet;

/** What a protocol on features measured. */
final class FeatureOutcome {
  /** Scores are kept to six decimals, which is what float32 features determine. */
  private static final double SCORE_DIGITS = 1e6;

  private FeatureOutcome() {}

  static Outcome of(FeatureTask task, Splits splits) {
    Evaluation evaluation = Evaluation.of(task, splits);
    ClassificationScores scores =
        ClassificationScores.of(
            splits.classes().size(), splits.test().labels(), evaluation.predictions());
    return new Outcome(
        new Scores(
            "scikit-learn",
            ClassificationScores.HEADLINE,
            scores.metrics(),
            scores.classScores(),
            scores.confusion(),
            List.of()),
        Predictions.classes(predictions(splits.test(), evaluation)),
        Optional.of(selection(evaluation)),
        List.of(),
        Map.of(task.title(), evaluation.seconds()));
  }

  private static Selection selection(Evaluation evaluation) {
    List<Selection.Trial> trials = new ArrayList<>();
    for (Candidate candidate : evaluation.selection().candidates()) {
      boolean chosen = trials.size() == evaluation.selection().chosen();
      trials.add(new Selection.Trial(candidate.options(), candidate.validationAccuracy(), chosen));
    }
    return new Selection("validation", ClassificationMetric.ACCURACY.title(), Scale.SHARE, trials);
  }

  private static List<Prediction> predictions(FeatureSet test, Evaluation evaluation) {
    List<Prediction> predictions = new ArrayList<>();
    for (var prediction : evaluation.predictions()) {
      int i = predictions.size();
      predictions.add(
          new Prediction(
              test.ids().get(i),
              test.labels()[i],
              prediction.label(),
              prediction.ranked(),
              Math.rint(prediction.score() * SCORE_DIGITS) / SCORE_DIGITS));
    }
    return predictions;
  }
}
