package org.isomer.eval.verification;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.isomer.eval.detection.OperatingPoint;
import org.isomer.eval.detection.score.DetectionDialect;
import org.isomer.eval.detection.score.DetectionScores;
import org.isomer.eval.metric.ClassificationDialect;
import org.isomer.eval.metric.Dialect;
import org.isomer.eval.metric.MultilabelDialect;
import org.isomer.eval.result.MeanOfTries;
import org.isomer.eval.result.MultilabelScores;
import org.isomer.eval.result.Results;
import org.isomer.eval.segmentation.SegmentationDialect;
import org.isomer.eval.segmentation.score.SegmentationScores;
import org.isomer.reports.json.BadResultException;
import org.isomer.reports.record.PredictionKind;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.Scores;
import org.isomer.reports.statistics.BootstrapInterval;

/**
 * Computes the scores of records anew from the predictions that they keep.
 *
 * @param <D> the dialects of this kind of predictions
 */
public final class Recomputation<D extends Enum<D> & Dialect> {
  /** The records of schema 1 follow it and do not say so. */
  private static final String FIRST_DIALECT = ClassificationDialect.SCIKIT_LEARN.title();

  /** Scores in a dialect. */
  @FunctionalInterface
  private interface Scoring<D> {
    Scores of(ResultRecord record, Predictions predictions, D dialect, BootstrapInterval intervals);
  }

  private final List<D> dialects;
  private final Scoring<D> scoring;

  private Recomputation(Class<D> dialects, Scoring<D> scoring) {
    this.dialects = Arrays.asList(dialects.getEnumConstants());
    this.scoring = scoring;
  }

  /** The recomputation for a kind of predictions. */
  public static Recomputation<?> of(PredictionKind kind) {
    return switch (kind) {
      case CLASSES ->
          new Recomputation<>(
              ClassificationDialect.class,
              (record, predictions, dialect, intervals) ->
                  MeanOfTries.of(
                      dialect,
                      record.data().classes().size(),
                      predictions.tries().stream().map(Predictions::classes).toList(),
                      intervals));
      case LABEL_SETS ->
          new Recomputation<>(
              MultilabelDialect.class,
              (record, predictions, dialect, intervals) ->
                  MultilabelScores.of(
                      dialect, record.data().classes().size(), predictions.labelSets(), intervals));
      case BOXES ->
          new Recomputation<>(
              DetectionDialect.class,
              (record, predictions, dialect, intervals) ->
                  DetectionScores.of(
                      record.data().classes(),
                      predictions.boxes(),
                      point(record),
                      dialect,
                      intervals));
      case PIXELS ->
          new Recomputation<>(
              SegmentationDialect.class,
              (record, predictions, dialect, intervals) ->
                  SegmentationScores.of(
                      record.data().classes().size(), predictions.pixels(), dialect, intervals));
    };
  }

  /** The dialects that there are, the usual one first. */
  public List<? extends Dialect> dialects() {
    return dialects;
  }

  /**
   * Computes the scores as the record has them.
   *
   * @throws BadResultException if the record's dialect or options are not known here
   */
  public Scores of(ResultRecord record, Predictions predictions) {
    return of(record, predictions, dialect(record));
  }

  /**
   * Computes the scores in a dialect.
   *
   * @param dialect the title of one of {@link #dialects()}
   * @throws BadResultException if the dialect or the record's options are not known here
   */
  public Scores of(ResultRecord record, Predictions predictions, String dialect) {
    return of(record, predictions, dialect, intervals(record));
  }

  /** The scores as the record has them, without intervals that need resamples. */
  Scores numbers(ResultRecord record, Predictions predictions) {
    return of(record, predictions, dialect(record), BootstrapInterval.NONE);
  }

  private Scores of(
      ResultRecord record, Predictions predictions, String dialect, BootstrapInterval intervals) {
    return dialects.stream()
        .filter(known -> known.title().equals(dialect))
        .findFirst()
        .map(known -> scoring.of(record, predictions, known, intervals))
        .orElseThrow(
            () ->
                new BadResultException(
                    "the dialect '" + dialect + "' is not known. Update Isomer."));
  }

  /** The title of the dialect that a record follows. */
  public static String dialect(ResultRecord record) {
    return Results.dialectOfTries(record.dialect().orElse(FIRST_DIALECT));
  }

  /** How the record's intervals are read from resamples; those of before BCa are percentiles. */
  static BootstrapInterval intervals(ResultRecord record) {
    return record.metrics().values().stream()
        .flatMap(metric -> metric.interval().stream())
        .flatMap(interval -> BootstrapInterval.named(interval.method()).stream())
        .findFirst()
        .orElse(BootstrapInterval.BCA);
  }

  /** Over how many tries the scores of a record are means; 1 if they are none. */
  public static int tries(ResultRecord record) {
    return record.dialect().map(Results::triesIn).orElse(1);
  }

  /**
   * Whether the scores of a result are means over tries of which it keeps the first alone, as
   * earlier versions did.
   */
  public static boolean lacksTries(ResultRecord record, Predictions predictions) {
    return tries(record) > 1 && predictions.furtherTries().isEmpty();
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
