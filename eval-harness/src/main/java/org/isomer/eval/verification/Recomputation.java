package org.isomer.eval.verification;

import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.isomer.eval.metric.ClassificationDialect;
import org.isomer.eval.metric.Dialect;
import org.isomer.eval.result.Results;
import org.isomer.eval.scoring.Scoring;
import org.isomer.reports.record.PredictionKind;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.Scores;
import org.isomer.reports.statistics.BootstrapInterval;
import org.isomer.spi.BadInputException;

/** Computes the scores of records anew from the predictions that they keep. */
public final class Recomputation {
  /** The records of schema 1 follow it and do not say so. */
  private static final String FIRST_DIALECT = ClassificationDialect.SCIKIT_LEARN.title();

  private final Map<PredictionKind, Scoring<?>> scorings = new EnumMap<>(PredictionKind.class);

  /**
   * Computes scores.
   *
   * @param scorings one for each kind of predictions
   */
  @Inject
  public Recomputation(Set<Scoring<?>> scorings) {
    scorings.forEach(scoring -> this.scorings.put(scoring.kind(), scoring));
  }

  /** The dialects that there are for a kind of predictions, the usual one first. */
  public List<? extends Dialect> dialects(PredictionKind kind) {
    return scoring(kind).dialects();
  }

  private Scoring<?> scoring(PredictionKind kind) {
    return Objects.requireNonNull(scorings.get(kind));
  }

  /**
   * Computes the scores as the record has them.
   *
   * @throws BadInputException if the record's dialect or options are not known here
   */
  public Scores of(ResultRecord record, Predictions predictions) {
    return of(record, predictions, dialect(record));
  }

  /**
   * Computes the scores in a dialect.
   *
   * @param dialect the title of one of {@link #dialects}
   * @throws BadInputException if the dialect or the record's options are not known here
   */
  public Scores of(ResultRecord record, Predictions predictions, String dialect) {
    return of(scoring(predictions.kind()), record, predictions, dialect, intervals(record));
  }

  /** The scores as the record has them, without intervals that need resamples. */
  Scores numbers(ResultRecord record, Predictions predictions) {
    return of(
        scoring(predictions.kind()), record, predictions, dialect(record), BootstrapInterval.NONE);
  }

  private static <D extends Dialect> Scores of(
      Scoring<D> scoring,
      ResultRecord record,
      Predictions predictions,
      String dialect,
      BootstrapInterval intervals) {
    return scoring.dialects().stream()
        .filter(known -> known.title().equals(dialect))
        .findFirst()
        .map(known -> scoring.of(record, predictions, known, intervals))
        .orElseThrow(
            () ->
                new BadInputException(
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
}
