package org.isomer.eval.result;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.isomer.eval.spi.PredictionMetric;
import org.isomer.reports.record.Interval;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.PredictionKind;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.Scores;
import org.isomer.reports.statistics.Bootstrap;
import org.isomer.reports.statistics.BootstrapInterval;
import org.isomer.spi.BadInputException;

/** The values of metrics that a user asks for, with intervals. */
public final class FurtherMetrics {
  private static final Bootstrap BOOTSTRAP = new Bootstrap(1000, 0);

  /** What follows the name of a metric whose name is taken. */
  private static final String MARK = " (further)";

  private FurtherMetrics() {}

  /**
   * Makes sure that metrics are for a kind of predictions.
   *
   * @throws BadInputException naming the first that is not
   */
  public static void check(List<PredictionMetric> metrics, PredictionKind kind) {
    for (PredictionMetric metric : metrics) {
      if (metric.kind() != kind) {
        throw new BadInputException(
            "the metric '%s' is for predictions of %s, but the task predicts %s. Leave it out."
                .formatted(metric.title(), words(metric.kind()), words(kind)));
      }
    }
  }

  /**
   * Computes metrics. Of predictions of several tries a metric is the mean over the tries, with the
   * interval of that mean.
   *
   * @return by title; one that is not defined for these predictions is left out, and so is the
   *     interval of one that is not defined for every resample
   * @throws BadInputException if a metric is for another kind of predictions, or fails
   */
  public static Map<String, Metric> of(
      List<PredictionMetric> metrics, List<String> classes, Predictions predictions) {
    return of(metrics, classes, predictions, BootstrapInterval.BCA);
  }

  /** The same with intervals of another kind, as older records have them. */
  public static Map<String, Metric> of(
      List<PredictionMetric> metrics,
      List<String> classes,
      Predictions predictions,
      BootstrapInterval intervals) {
    check(metrics, predictions.kind());
    Map<String, Metric> values = new LinkedHashMap<>();
    for (PredictionMetric metric : metrics) {
      try {
        value(metric, classes, predictions, intervals)
            .ifPresent(value -> values.put(metric.title(), value));
      } catch (RuntimeException e) {
        throw new BadInputException(
            "the metric '%s' cannot be computed: %s. Ask its author, or leave it out."
                .formatted(metric.title(), e),
            e);
      }
    }
    return values;
  }

  /**
   * Scores with further metrics. What the scores have keeps its name: a further metric whose name
   * is taken is marked {@code (further)}.
   *
   * @param further by title
   */
  public static Scores add(Map<String, Metric> further, Scores scores) {
    Scores more = scores;
    for (Map.Entry<String, Metric> metric : further.entrySet()) {
      String name = metric.getKey();
      more = more.with(more.metrics().containsKey(name) ? name + MARK : name, metric.getValue());
    }
    return more;
  }

  /**
   * What {@link #add} has called a metric.
   *
   * @param names those of all metrics there are
   */
  public static String name(String title, Collection<String> names) {
    return names.contains(title + MARK) ? title + MARK : title;
  }

  private static Optional<Metric> value(
      PredictionMetric metric,
      List<String> classes,
      Predictions predictions,
      BootstrapInterval intervals) {
    if (!predictions.furtherTries().isEmpty()) {
      List<Metric> tries =
          predictions.tries().stream()
              .flatMap(each -> value(metric, classes, each, intervals).stream())
              .toList();
      return tries.size() == predictions.tries().size()
          ? Optional.of(MeanOfTries.mean(tries))
          : Optional.empty();
    }
    double value = metric.of(classes, predictions);
    return Double.isFinite(value)
        ? Optional.of(
            new Metric(
                value,
                metric.scale(),
                interval(metric, classes, predictions, intervals),
                predictions.samples().size()))
        : Optional.empty();
  }

  private static Optional<Interval> interval(
      PredictionMetric metric,
      List<String> classes,
      Predictions predictions,
      BootstrapInterval intervals) {
    return BOOTSTRAP
        .resample(
            predictions.samples().size(),
            drawn -> new double[] {metric.of(classes, resample(predictions, drawn))})
        .interval(0, intervals);
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
