package org.isomer.eval.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isomer.config.ConfigWriter;
import org.isomer.eval.metric.ClassificationDialect;
import org.isomer.eval.spi.Task;
import org.isomer.reports.artifact.Artifact;
import org.isomer.reports.record.Prediction;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.Protocol;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.Scores;
import org.isomer.spi.Choice;
import org.isomer.spi.FeatureSet;

/** Puts evaluations into the records that are stored and compared. */
public final class Results {
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
    List<Prediction> predictions = predictions(test, evaluation);
    Scores scores =
        ClassificationScores.of(
            ClassificationDialect.SCIKIT_LEARN, identity.data().classes().size(), predictions);
    ResultRecord record =
        new ResultRecord(
            ResultRecord.SCHEMA,
            identity.id(),
            identity.protocol(),
            identity.data(),
            identity.subject(),
            Optional.empty(),
            Optional.of(scores.dialect()),
            scores.headline(),
            scores.metrics(),
            scores.classScores(),
            scores.confusion(),
            Optional.of(evaluation.selection().stored()),
            Optional.empty(),
            Optional.empty(),
            identity.provenance(),
            List.of());
    return new Result(record, Predictions.classes(predictions), List.of(), artifacts);
  }

  private static List<Prediction> predictions(FeatureSet test, Evaluation evaluation) {
    List<Prediction> predictions = new ArrayList<>();
    for (var prediction : evaluation.predictions()) {
      int i = predictions.size();
      predictions.add(prediction.stored(test.ids().get(i), test.labels()[i]));
    }
    return predictions;
  }
}
