package org.isomer.reports.record;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The scores of predictions.
 *
 * @param dialect the definitions that were followed where implementations disagree, such as {@code
 *     scikit-learn}
 * @param headline the metric that a leaderboard shows, a key of {@code metrics}
 * @param metrics all metrics by the name that reports print, in order
 * @param classScores one for each class; empty if there are none
 * @param confusion how often class (row) was predicted as class (column); empty if that is not
 *     defined
 * @param resamples the headline metric of resamples of the samples, in order: resample i draws the
 *     same samples for every result on the same data, so that results can be compared in pairs;
 *     empty if predictions can be compared one by one
 */
public record Scores(
    String dialect,
    String headline,
    Map<String, Metric> metrics,
    List<ClassScores> classScores,
    List<List<Long>> confusion,
    List<Double> resamples) {
  /** Copies lists and maps. */
  public Scores {
    metrics = Ordered.copyOf(metrics);
    classScores = List.copyOf(classScores);
    confusion = confusion.stream().map(List::copyOf).toList();
    resamples = List.copyOf(resamples);
  }

  /** The same scores with a metric more. */
  public Scores with(String name, Metric metric) {
    Map<String, Metric> more = new LinkedHashMap<>(metrics);
    more.put(name, metric);
    return new Scores(dialect, headline, more, classScores, confusion, resamples);
  }
}
