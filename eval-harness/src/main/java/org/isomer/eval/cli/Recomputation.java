package org.isomer.eval.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.isomer.eval.detection.OperatingPoint;
import org.isomer.eval.detection.score.DetectionDialect;
import org.isomer.eval.detection.score.DetectionScores;
import org.isomer.eval.metric.ClassificationDialect;
import org.isomer.eval.result.ClassificationScores;
import org.isomer.eval.result.MultilabelScores;
import org.isomer.eval.segmentation.SegmentationDialect;
import org.isomer.eval.segmentation.score.SegmentationScores;
import org.isomer.reports.json.BadResultException;
import org.isomer.reports.record.PredictionKind;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.Scores;

/** Computes the scores of a record anew from the predictions that it keeps. */
@FunctionalInterface
interface Recomputation {
  /** The records of schema 1 follow it and do not say so. */
  String FIRST_DIALECT = ClassificationDialect.SCIKIT_LEARN.title();

  /**
   * Computes the scores.
   *
   * @throws BadResultException if the record's dialect or options are not known here
   */
  Scores of(ResultRecord record, Predictions predictions);

  /** The recomputation for a kind of predictions. */
  static Recomputation of(PredictionKind kind) {
    return switch (kind) {
      case CLASSES ->
          (record, predictions) ->
              ClassificationScores.of(
                  dialect(ClassificationDialect.class, record),
                  record.data().classes().size(),
                  predictions.classes());
      case LABEL_SETS ->
          (record, predictions) ->
              MultilabelScores.of(
                  dialect(ClassificationDialect.class, record),
                  record.data().classes().size(),
                  predictions.labelSets());
      case BOXES ->
          (record, predictions) ->
              DetectionScores.of(
                  record.data().classes(),
                  predictions.boxes(),
                  point(record),
                  dialect(DetectionDialect.class, record));
      case PIXELS ->
          (record, predictions) ->
              SegmentationScores.of(
                  record.data().classes().size(),
                  predictions.pixels(),
                  dialect(SegmentationDialect.class, record));
    };
  }

  private static <D extends Enum<D>> D dialect(Class<D> type, ResultRecord record) {
    // The mean of several tries names their dialect first.
    String name = record.dialect().orElse(FIRST_DIALECT).replaceFirst(",.*", "");
    return Arrays.stream(type.getEnumConstants())
        .filter(dialect -> dialect.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new BadResultException("the dialect '" + name + "' is not known. Update Isomer."));
  }

  private static OperatingPoint point(ResultRecord record) {
    Map<String, String> options = record.protocol().options();
    String score =
        record
            .selection()
            .map(selection -> selection.chosen().options().get("score"))
            .orElse(options.get("score"));
    String overlap = options.get("overlap");
    if (score == null || overlap == null) {
      throw new BadResultException(
          "the operating point is not in the record, so its metrics cannot be computed.");
    }
    return new OperatingPoint(Double.parseDouble(overlap), Double.parseDouble(score));
  }
}
