package org.isomer.eval.result;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.isomer.eval.metric.ClassificationMetric;
import org.isomer.eval.metric.ConfusionMatrix;
import org.isomer.eval.metric.Counts;
import org.isomer.eval.metric.Ratio;
import org.isomer.eval.metric.TopHits;
import org.isomer.eval.metric.ZeroDivision;
import org.isomer.eval.spi.Prediction;
import org.isomer.reports.record.ClassScores;
import org.isomer.reports.record.Interval;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Scale;
import org.isomer.reports.statistics.Bootstrap;
import org.isomer.reports.statistics.Wilson;

/**
 * The scores of predictions: all metrics with 95 % intervals, each class, and the confusions.
 *
 * <p>Accuracy, top-5 accuracy (of more than five classes) and the micro averages are fractions of
 * the samples and have Wilson intervals; the others have percentile intervals from 2000 bootstrap
 * resamples of the samples.
 *
 * @param metrics by name, in order, {@link #HEADLINE} first
 * @param classScores one for each class
 * @param confusion rows are the truth
 */
record ClassificationScores(
    Map<String, Metric> metrics, List<ClassScores> classScores, List<List<Long>> confusion) {
  /** The metric that leaderboards show. */
  static final String HEADLINE = ClassificationMetric.ACCURACY.title();

  static ClassificationScores of(int classes, int[] truth, List<Prediction> predictions) {
    int[] predicted = predictions.stream().mapToInt(Prediction::label).toArray();
    ConfusionMatrix confusion = ConfusionMatrix.of(classes, truth, predicted);
    Map<String, Metric> metrics = new LinkedHashMap<>();
    metrics.put(HEADLINE, metric(ClassificationMetric.ACCURACY, confusion, truth, predicted));
    if (classes > Prediction.RANKED) {
      metrics.put("top-" + Prediction.RANKED + " accuracy", top(truth, predictions));
    }
    for (ClassificationMetric metric : ClassificationMetric.values()) {
      metrics.putIfAbsent(metric.title(), metric(metric, confusion, truth, predicted));
    }
    return new ClassificationScores(
        metrics,
        confusion.counts().stream().map(ClassificationScores::scores).toList(),
        Arrays.stream(confusion.toArray())
            .map(row -> LongStream.of(row).boxed().toList())
            .toList());
  }

  private static Metric metric(
      ClassificationMetric metric, ConfusionMatrix confusion, int[] truth, int[] predicted) {
    double value = metric.of(confusion);
    Interval interval =
        metric.fractionOfSamples()
            ? Wilson.interval(value, truth.length)
            : Bootstrap.STANDARD.interval(
                truth.length,
                drawn ->
                    metric.of(
                        ConfusionMatrix.of(
                            confusion.classes(), pick(truth, drawn), pick(predicted, drawn))));
    return share(value, interval, truth.length);
  }

  private static Metric top(int[] truth, List<Prediction> predictions) {
    List<List<Integer>> ranked = predictions.stream().map(Prediction::ranked).toList();
    double value = TopHits.of(Prediction.RANKED, truth, ranked).accuracy();
    return share(value, Wilson.interval(value, truth.length), truth.length);
  }

  private static Metric share(double value, Interval interval, long samples) {
    return new Metric(value, Scale.SHARE, Optional.of(interval), samples);
  }

  private static ClassScores scores(Counts counts) {
    return new ClassScores(
        Ratio.PRECISION.of(counts, ZeroDivision.ZERO),
        Ratio.RECALL.of(counts, ZeroDivision.ZERO),
        Ratio.F1.of(counts, ZeroDivision.ZERO),
        counts.support());
  }

  private static int[] pick(int[] values, int[] indices) {
    int[] picked = new int[indices.length];
    for (int i = 0; i < indices.length; i++) {
      picked[i] = values[indices[i]];
    }
    return picked;
  }
}
