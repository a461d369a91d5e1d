package org.isomer.eval.result;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.isomer.eval.metric.ClassificationDialect;
import org.isomer.eval.metric.ClassificationMetric;
import org.isomer.eval.metric.ConfusionMatrix;
import org.isomer.eval.metric.Counts;
import org.isomer.eval.metric.MacroRocArea;
import org.isomer.eval.metric.Ratio;
import org.isomer.eval.metric.TopHits;
import org.isomer.eval.metric.ZeroDivision;
import org.isomer.reports.record.ClassScores;
import org.isomer.reports.record.Interval;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Prediction;
import org.isomer.reports.record.Scale;
import org.isomer.reports.record.Scores;
import org.isomer.reports.statistics.BootstrapInterval;
import org.isomer.reports.statistics.Resamples;
import org.isomer.reports.statistics.Wilson;

/**
 * The scores of stored predictions of classes: all metrics with 95 % intervals, each class, and the
 * confusions. They are a function of the dialect, the number of classes and the predictions, so
 * that whoever has a record can compute them again.
 *
 * <p>Accuracy, top-5 accuracy (of more than five classes, if they are ranked) and the micro
 * averages are fractions of the samples and have Wilson intervals. The AUROC, where the
 * probabilities of all classes are kept, has that of {@link #interval(MacroRocArea,
 * BootstrapInterval)}. The others have intervals ({@link BootstrapInterval#BCA}) from 2000
 * resamples of the samples, among them the calibration error (ECE, 15 bins) of the predicted
 * classes' scores, which are absent if a score is no probability, and the Brier score, if
 * probabilities are kept.
 */
public final class ClassificationScores {
  /** The metric that leaderboards show. */
  public static final String HEADLINE = ClassificationMetric.ACCURACY.title();

  private static final int RANKS = 5;
  private static final double NORMAL_QUANTILE = 1.959963984540054;

  private ClassificationScores() {}

  /**
   * Computes all scores.
   *
   * @param classes the number of classes of the data set
   * @param predictions one for each scored sample, at least one
   */
  public static Scores of(
      ClassificationDialect dialect, int classes, List<Prediction> predictions) {
    return of(dialect, classes, predictions, BootstrapInterval.BCA);
  }

  /** The same with bootstrap intervals of another kind, as older records have them. */
  public static Scores of(
      ClassificationDialect dialect,
      int classes,
      List<Prediction> predictions,
      BootstrapInterval intervals) {
    ClassifiedSamples samples = ClassifiedSamples.of(dialect, classes, predictions);
    ConfusionMatrix confusion = ConfusionMatrix.of(classes, samples.truth(), samples.predicted());
    return new Scores(
        dialect.title(),
        HEADLINE,
        metrics(samples, predictions, intervals),
        confusion.counts().stream().map(counts -> scores(counts, dialect)).toList(),
        Arrays.stream(confusion.toArray()).map(row -> LongStream.of(row).boxed().toList()).toList(),
        List.of());
  }

  private static Map<String, Metric> metrics(
      ClassifiedSamples samples, List<Prediction> predictions, BootstrapInterval intervals) {
    int size = predictions.size();
    double[] values = samples.values(IntStream.range(0, size).toArray());
    Resamples resamples = intervals.resample(size, samples::values);
    List<ClassifiedSamples.Title> titles = samples.titles();
    Map<String, Metric> metrics = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      String name = titles.get(i).name();
      Optional<Interval> interval =
          fractionOfSamples(i)
              ? Optional.of(Wilson.interval(values[i], size))
              : resamples.interval(i, intervals);
      metrics.put(name, new Metric(values[i], titles.get(i).scale(), interval, size));
      if (i == 0) {
        topFive(samples.classes(), predictions)
            .ifPresent(top -> metrics.put("top-5 accuracy", top));
      }
    }
    rocArea(samples, intervals).ifPresent(area -> metrics.put("macro AUROC", area));
    return metrics;
  }

  private static boolean fractionOfSamples(int metric) {
    ClassificationMetric[] fractions = ClassificationMetric.values();
    return metric < fractions.length && fractions[metric].fractionOfSamples();
  }

  private static Optional<Metric> topFive(int classes, List<Prediction> predictions) {
    if (classes <= RANKS || predictions.stream().anyMatch(each -> each.top().isEmpty())) {
      return Optional.empty();
    }
    int[] truth = predictions.stream().mapToInt(Prediction::truth).toArray();
    List<List<Integer>> ranked = predictions.stream().map(Prediction::top).toList();
    double value = TopHits.of(RANKS, truth, ranked).accuracy();
    return Optional.of(share(value, Wilson.interval(value, truth.length), truth.length));
  }

  private static Optional<Metric> rocArea(ClassifiedSamples samples, BootstrapInterval intervals) {
    return samples
        .rankings()
        .map(
            rankings ->
                MacroRocArea.of(
                    samples.classes(), rankings, samples.truth(), samples.dialect().unsupported()))
        .filter(area -> Double.isFinite(area.value()))
        .map(
            area ->
                new Metric(
                    area.value(), Scale.SHARE, interval(area, intervals), samples.truth().length));
  }

  /**
   * The 95 % interval of an area under the ROC curve: the normal one of its standard error, on the
   * logit scale, where it is closer to normal and stays below 1. Empty if the area is 0 or 1, or
   * its error 0: then the samples do not tell how it varies.
   *
   * @param intervals percentiles are of the time when the scale was that of the area itself
   */
  public static Optional<Interval> interval(MacroRocArea area, BootstrapInterval intervals) {
    if (intervals == BootstrapInterval.NONE) {
      return Optional.empty();
    }
    double value = area.value();
    double half = NORMAL_QUANTILE * area.standardError();
    if (intervals == BootstrapInterval.PERCENTILE) {
      return Optional.of(
          new Interval(Math.max(0, value - half), Math.min(1, value + half), 0.95, "DeLong"));
    }
    if (half == 0 || value == 0 || value == 1) {
      return Optional.empty();
    }
    double logit = StrictMath.log(value / (1 - value));
    double width = half / (value * (1 - value));
    return Optional.of(
        new Interval(
            share(logit - width), share(logit + width), 0.95, "DeLong on the logit scale"));
  }

  private static double share(double logit) {
    return 1 / (1 + StrictMath.exp(-logit));
  }

  private static Metric share(double value, Interval interval, long samples) {
    return new Metric(value, Scale.SHARE, Optional.of(interval), samples);
  }

  /** What is 0/0 and left out of averages is shown as 0. */
  private static ClassScores scores(Counts counts, ClassificationDialect dialect) {
    ZeroDivision zeroDivision =
        dialect.zeroDivision() == ZeroDivision.EXCLUDED
            ? ZeroDivision.ZERO
            : dialect.zeroDivision();
    return new ClassScores(
        Ratio.PRECISION.of(counts, zeroDivision),
        Ratio.RECALL.of(counts, zeroDivision),
        Ratio.F1.of(counts, zeroDivision),
        counts.support());
  }
}
