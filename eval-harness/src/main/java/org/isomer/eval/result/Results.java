package org.isomer.eval.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isomer.config.ConfigWriter;
import org.isomer.eval.metric.ClassificationMetric;
import org.isomer.eval.spi.Candidate;
import org.isomer.eval.spi.Task;
import org.isomer.reports.artifact.Artifact;
import org.isomer.reports.record.Prediction;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.Protocol;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.Scale;
import org.isomer.reports.record.Selection;
import org.isomer.spi.Choice;
import org.isomer.spi.FeatureSet;

/** Puts evaluations into the records that are stored and compared. */
public final class Results {
  /** Scores are kept to six decimals, which is what float32 features determine. */
  private static final double SCORE_DIGITS = 1e6;

  private Results() {}

  /** The protocol of a configured task: its name, and every option with its value. */
  public static Protocol protocol(Choice<Task> task) {
    return new Protocol(
        task.plugin().name(), task.create().title(), ConfigWriter.toOptions(task.config()));
  }

  /**
   * The result of an evaluation.
   *
   * @param test the examples that were predicted
   * @param artifacts the figures that belong to it
   */
  public static Result of(
      Identity identity, FeatureSet test, Evaluation evaluation, List<Artifact> artifacts) {
    ClassificationScores scores =
        ClassificationScores.of(
            identity.data().classes().size(), test.labels(), evaluation.predictions());
    ResultRecord record =
        new ResultRecord(
            ResultRecord.SCHEMA,
            identity.id(),
            identity.protocol(),
            identity.data(),
            identity.subject(),
            Optional.empty(),
            Optional.of("scikit-learn"),
            ClassificationScores.HEADLINE,
            scores.metrics(),
            scores.classScores(),
            scores.confusion(),
            Optional.of(selection(evaluation)),
            Optional.empty(),
            Optional.empty(),
            identity.provenance(),
            List.of());
    return new Result(
        record, Predictions.classes(predictions(test, evaluation)), List.of(), artifacts);
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
