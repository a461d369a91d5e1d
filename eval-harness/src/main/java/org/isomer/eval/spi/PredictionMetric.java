package org.isomer.eval.spi;

import java.util.List;
import org.isomer.reports.record.PredictionKind;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.Scale;

/**
 * A number computed from predictions, beside those that every result has. It must be a pure
 * function: the harness draws its interval by computing it on resamples of the samples.
 */
public interface PredictionMetric {
  /** What reports print, such as {@code Cohen's kappa}; other options, another title. */
  String title();

  /** What kind of predictions it is computed from. */
  PredictionKind kind();

  /** What the number means, and whether greater is better. */
  Scale scale();

  /**
   * The number; NaN where it is not defined.
   *
   * @param classes the names of the classes
   * @param predictions of the kind {@link #kind()}, at least one sample; in a resample the same
   *     sample may occur several times
   */
  double of(List<String> classes, Predictions predictions);
}
