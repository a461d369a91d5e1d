package org.isomer.eval.result;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.isomer.eval.spi.PredictionMetric;
import org.isomer.reports.record.Interval;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.statistics.Bootstrap;
import org.isomer.spi.BadInputException;

/** The values of metrics that a user asks for, with intervals. */
public final class FurtherMetrics {
  private static final Bootstrap BOOTSTRAP = new Bootstrap(1000, 0);

  private FurtherMetrics() {}

  /**
   * Computes metrics.
   *
   * @return by title; one that is not defined for these predictions is left out, and so is the
   *     interval of one that is not defined for every resample
   * @throws BadInputException if a metric is for another kind of predictions
   */
  public static Map<String, Metric> of(
      List<PredictionMetric> metrics, List<String> classes, Predictions predictions) {
    Map<String, Metric> values = new LinkedHashMap<>();
    for (PredictionMetric metric : metrics) {
      if (metric.kind() != predictions.kind()) {
        throw new BadInputException(
            "the metric '%s' is for predictions of %s, but the task predicts %s. Leave it out."
                .formatted(metric.title(), words(metric.kind()), words(predictions.kind())));
      }
      double value = metric.of(classes, predictions);
      if (Double.isFinite(value)) {
        values.put(
            metric.title(),
            new Metric(
                value,
                metric.scale(),
                interval(metric, classes, predictions),
                predictions.samples().size()));
      }
    }
    return values;
  }

  private static Optional<Interval> interval(
      PredictionMetric metric, List<String> classes, Predictions predictions) {
    boolean[] defined = {true};
    Interval interval =
        BOOTSTRAP.interval(
            predictions.samples().size(),
            drawn -> {
              double value = metric.of(classes, resample(predictions, drawn));
              defined[0] &= Double.isFinite(value);
              return Double.isFinite(value) ? value : 0;
            });
    return defined[0] ? Optional.of(interval) : Optional.empty();
  }

  private static Predictions resample(Predictions predictions, int[] drawn) {
    List<? extends Record> samples = predictions.samples();
    return new Predictions(
        predictions.kind(), IntStream.of(drawn).<Record>mapToObj(samples::get).toList());
  }

  private static String words(Enum<?> kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
