package org.isomer.eval.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.eval.metric.ClassificationDialect;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Prediction;
import org.isomer.reports.record.Scores;
import org.isomer.reports.statistics.Bootstrap;
import org.isomer.reports.statistics.BootstrapInterval;
import org.isomer.reports.statistics.StudentT;

/**
 * The scores of several tries on the same samples. Every metric is the mean over the tries with the
 * Student interval of that mean where the tries differ, cut to the metric's range; the accuracies
 * of the tries follow. The resamples are of the samples and hold the mean accuracy of the tries.
 */
public final class MeanOfTries {
  private MeanOfTries() {}

  /**
   * Averages.
   *
   * @param predictions of each try, at least one
   */
  public static Scores of(
      ClassificationDialect dialect, int classes, List<List<Prediction>> predictions) {
    return of(dialect, classes, predictions, BootstrapInterval.BCA);
  }

  /** The same with intervals of another kind, as older records have them. */
  public static Scores of(
      ClassificationDialect dialect,
      int classes,
      List<List<Prediction>> predictions,
      BootstrapInterval intervals) {
    List<Scores> tries =
        predictions.stream()
            .map(each -> ClassificationScores.of(dialect, classes, each, intervals))
            .toList();
    if (tries.size() == 1) {
      return tries.get(0);
    }
    return of(tries, intervals == BootstrapInterval.NONE ? List.of() : resamples(predictions));
  }

  /**
   * Averages scores of any kind.
   *
   * @param tries the scores of each try, at least two
   * @param resamples of the samples: the mean headline of the tries
   */
  public static Scores of(List<Scores> tries, List<Double> resamples) {
    String headline = tries.get(0).headline();
    Map<String, Metric> metrics = new LinkedHashMap<>();
    for (String name : tries.get(0).metrics().keySet()) {
      List<Metric> each =
          tries.stream()
              .flatMap(one -> Optional.ofNullable(one.metrics().get(name)).stream())
              .toList();
      if (each.size() == tries.size()) {
        metrics.put(name, mean(each));
      }
    }
    for (int i = 0; i < tries.size(); i++) {
      metrics.put(Results.ofTry(headline, i), tries.get(i).metrics().get(headline));
    }
    return new Scores(
        Results.meansIn(tries.get(0).dialect(), tries.size()),
        headline,
        metrics,
        List.of(),
        List.of(),
        resamples);
  }

  /**
   * The mean of a metric over tries.
   *
   * @param metrics of each try, at least two
   */
  public static Metric mean(List<Metric> metrics) {
    double[] values = metrics.stream().mapToDouble(Metric::value).toArray();
    Metric first = metrics.get(0);
    return new Metric(
        Arrays.stream(values).average().orElseThrow(),
        first.scale(),
        StudentT.ofDiffering(first.scale(), values),
        first.samples());
  }

  private static List<Double> resamples(List<List<Prediction>> predictions) {
    int size = predictions.get(0).size();
    double[] hits = new double[size];
    for (List<Prediction> each : predictions) {
      for (int i = 0; i < size; i++) {
        hits[i] += each.get(i).correct() ? 1.0 / predictions.size() : 0;
      }
    }
    List<Double> resamples = new ArrayList<>();
    Bootstrap.STANDARD.interval(
        size,
        drawn -> {
          double mean = Arrays.stream(drawn).mapToDouble(i -> hits[i]).average().orElseThrow();
          resamples.add(mean);
          return mean;
        });
    return resamples;
  }
}
