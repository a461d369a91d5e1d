package org.isomer.eval.scoring;

import java.util.List;
import org.isomer.eval.metric.Dialect;
import org.isomer.reports.record.PredictionKind;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.Scores;
import org.isomer.reports.statistics.BootstrapInterval;
import org.isomer.spi.BadInputException;

/**
 * How stored predictions of one kind become scores. It must be a function of its arguments alone,
 * so that whoever has a record gets the same numbers.
 *
 * @param <D> whose definitions can be followed
 */
public interface Scoring<D extends Dialect> {
  /** What it scores; there is one scoring for each kind. */
  PredictionKind kind();

  /** The dialects that there are, the usual one first. */
  List<D> dialects();

  /**
   * Computes the scores.
   *
   * @param record what the predictions belong to, for its classes and options; its scores are not
   *     looked at
   * @param predictions of {@link #kind()}, at least one sample
   * @param intervals how intervals are read from resamples
   * @throws BadInputException if the record lacks what the scores depend on
   */
  Scores of(ResultRecord record, Predictions predictions, D dialect, BootstrapInterval intervals);
}
