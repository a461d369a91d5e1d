package org.isomer.eval.result;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.isomer.eval.metric.Counts;
import org.isomer.eval.metric.MultilabelDialect;
import org.isomer.eval.metric.Ratio;
import org.isomer.eval.metric.ZeroDivision;
import org.isomer.reports.record.ClassScores;
import org.isomer.reports.record.LabelSet;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Scores;
import org.isomer.reports.statistics.Bootstrap;
import org.isomer.reports.statistics.BootstrapInterval;
import org.isomer.reports.statistics.Resamples;

/**
 * The scores of stored predictions of sets of classes, with intervals ({@link
 * BootstrapInterval#BCA}) from 2000 resamples of the samples.
 *
 * <p>The headline is the mean over the classes of the average precision, without those that no
 * sample has. A sample that is not judged for a class has no part in the scores of that class.
 * Precision, recall and F1 of the classes with a score of at least 0.5 are averaged over all
 * classes (micro, macro, weighted) or over the samples; a dialect says what 0/0 is worth. A number
 * that is not defined at all is 0.
 */
public final class MultilabelScores {
  /** The metric that leaderboards show. */
  public static final String HEADLINE = "mAP";

  private MultilabelScores() {}

  /**
   * Computes all scores.
   *
   * @param dialect says what 0/0 is worth and how average precision is interpolated; absent classes
   *     are part of averages in all of them
   * @param classes the number of classes of the data set
   * @param predictions one for each scored sample, at least one
   */
  public static Scores of(MultilabelDialect dialect, int classes, List<LabelSet> predictions) {
    return of(dialect, classes, predictions, BootstrapInterval.BCA);
  }

  /** The same with intervals of another kind, as older records have them. */
  public static Scores of(
      MultilabelDialect dialect,
      int classes,
      List<LabelSet> predictions,
      BootstrapInterval intervals) {
    LabelledSamples samples = LabelledSamples.of(dialect, classes, predictions);
    int size = predictions.size();
    int[] all = IntStream.range(0, size).toArray();
    double[] values = samples.values(all);
    Resamples resamples = intervals.resample(size, samples::values);
    Map<String, Metric> metrics = new LinkedHashMap<>();
    for (LabelledSamples.Title title : LabelledSamples.titles()) {
      int i = metrics.size();
      metrics.put(
          title.name(),
          new Metric(values[i], title.scale(), resamples.interval(i, intervals), size));
    }
    List<Counts> counts = samples.classes(all);
    return new Scores(
        dialect.title(),
        HEADLINE,
        metrics,
        IntStream.range(0, classes)
            .mapToObj(
                label ->
                    scores(
                        counts.get(label), dialect.zeroDivision(), samples.precision(label, all)))
            .toList(),
        List.of(),
        resamples.first(Bootstrap.STANDARD.resamples(), 0));
  }

  /** The headline alone, for choices on validation samples. */
  public static double meanPrecision(
      MultilabelDialect dialect, int classes, List<LabelSet> predictions) {
    int[] all = IntStream.range(0, predictions.size()).toArray();
    return LabelledSamples.of(dialect, classes, predictions).meanPrecision(all);
  }

  /** What is 0/0 and left out of averages is shown as 0. */
  private static ClassScores scores(
      Counts counts, ZeroDivision zeroDivision, double averagePrecision) {
    ZeroDivision shown = zeroDivision == ZeroDivision.EXCLUDED ? ZeroDivision.ZERO : zeroDivision;
    return new ClassScores(
        Ratio.PRECISION.of(counts, shown),
        Ratio.RECALL.of(counts, shown),
        Ratio.F1.of(counts, shown),
        counts.support(),
        Double.isNaN(averagePrecision) ? Map.of() : Map.of("AP", averagePrecision));
  }
}
