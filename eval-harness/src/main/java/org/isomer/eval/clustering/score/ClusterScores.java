package org.isomer.eval.clustering.score;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.isomer.eval.metric.ClusterDialect;
import org.isomer.eval.metric.VMeasure;
import org.isomer.eval.result.MeanOfTries;
import org.isomer.reports.record.Clustered;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Scale;
import org.isomer.reports.record.Scores;
import org.isomer.reports.statistics.BootstrapInterval;
import org.isomer.reports.statistics.Resamples;

/**
 * How well clusters are classes: V-measure, homogeneity and completeness. Of one try they have 95 %
 * intervals from 2000 resamples of the samples; of several they are means over the tries, as {@link
 * MeanOfTries} has them.
 */
public final class ClusterScores {
  /** The metric that leaderboards show. */
  public static final String HEADLINE = "V-measure";

  private static final List<String> NAMES = List.of(HEADLINE, "homogeneity", "completeness");

  /** How many resamples of the headline metric are kept. */
  private static final int KEPT = 1000;

  private ClusterScores() {}

  /**
   * Computes all scores.
   *
   * @param tries the clusters of every sample in each of them, at least one
   */
  public static Scores of(
      ClusterDialect dialect, List<List<Clustered>> tries, BootstrapInterval intervals) {
    List<Scores> each = tries.stream().map(one -> ofTry(dialect, one, intervals)).toList();
    if (each.size() == 1) {
      return each.get(0);
    }
    List<Double> means = new ArrayList<>();
    for (int i = 0; i < each.get(0).resamples().size(); i++) {
      int resample = i;
      means.add(
          each.stream().mapToDouble(one -> one.resamples().get(resample)).average().orElseThrow());
    }
    return MeanOfTries.of(each, means);
  }

  private static Scores ofTry(
      ClusterDialect dialect, List<Clustered> samples, BootstrapInterval intervals) {
    int[] truth = samples.stream().mapToInt(Clustered::truth).toArray();
    int[] clusters = samples.stream().mapToInt(Clustered::cluster).toArray();
    int size = samples.size();
    double[] values = values(truth, clusters, IntStream.range(0, size).toArray());
    Resamples resamples = intervals.resample(size, drawn -> values(truth, clusters, drawn));
    Map<String, Metric> metrics = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      metrics.put(
          NAMES.get(i), new Metric(values[i], Scale.SHARE, resamples.interval(i, intervals), size));
    }
    return new Scores(
        dialect.title(), HEADLINE, metrics, List.of(), List.of(), resamples.first(KEPT, 0));
  }

  private static double[] values(int[] truth, int[] clusters, int[] drawn) {
    VMeasure measure = VMeasure.of(truth, clusters, drawn);
    return new double[] {measure.value(), measure.homogeneity(), measure.completeness()};
  }
}
