package org.isomer.eval.relation.score;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.isomer.eval.metric.AveragePrecision;
import org.isomer.eval.metric.Counts;
import org.isomer.eval.metric.PairDialect;
import org.isomer.eval.metric.RankingArea;
import org.isomer.eval.metric.Ratio;
import org.isomer.eval.metric.ZeroDivision;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Scale;
import org.isomer.reports.record.ScoredPair;
import org.isomer.reports.record.Scores;
import org.isomer.reports.statistics.BootstrapInterval;
import org.isomer.reports.statistics.Resamples;

/**
 * How well similarities tell pairs that belong together (truth 1) from others (truth 0): average
 * precision, and F1 and accuracy from thresholds that were chosen on validation pairs, all of the
 * similarity that was best there; then the same of each similarity. They have 95 % intervals from
 * 2000 resamples of the pairs; an average precision without positive pairs is 0.
 */
public final class PairClassificationScores {
  /** The metric that leaderboards show. */
  public static final String HEADLINE = "average precision";

  private static final List<String> NAMES = List.of(HEADLINE, "F1", "accuracy");

  /** How many resamples of the headline metric are kept. */
  private static final int KEPT = 1000;

  private PairClassificationScores() {}

  /** One similarity of all pairs. */
  private record Judged(
      AveragePrecision precision, boolean[] truth, boolean[] byF1, boolean[] byAccuracy) {
    static Judged of(
        List<ScoredPair> pairs,
        ToDoubleFunction<ScoredPair> similarity,
        PairThresholds.Thresholds thresholds) {
      double[] scores = pairs.stream().mapToDouble(similarity).toArray();
      boolean[] truth = PairThresholds.truth(pairs);
      return new Judged(
          AveragePrecision.of(scores, truth),
          truth,
          from(scores, thresholds.f1()),
          from(scores, thresholds.accuracy()));
    }

    private static boolean[] from(double[] scores, double threshold) {
      boolean[] positive = new boolean[scores.length];
      for (int i = 0; i < scores.length; i++) {
        positive[i] = scores[i] >= threshold;
      }
      return positive;
    }

    List<Double> values(int[] drawn) {
      double precisely = precision.value(RankingArea.STEPS, Draw.counts(truth.length, drawn));
      long right = IntStream.of(drawn).filter(i -> byAccuracy[i] == truth[i]).count();
      return List.of(
          Double.isNaN(precisely) ? 0 : precisely,
          Ratio.F1.of(counts(drawn), ZeroDivision.ZERO),
          (double) right / drawn.length);
    }

    private Counts counts(int[] drawn) {
      boolean[] is = new boolean[drawn.length];
      boolean[] predicted = new boolean[drawn.length];
      for (int i = 0; i < drawn.length; i++) {
        is[i] = truth[drawn[i]];
        predicted[i] = byF1[drawn[i]];
      }
      return Counts.of(is, predicted);
    }
  }

  /**
   * Computes all scores.
   *
   * @param pairs at least one
   */
  public static Scores of(
      PairDialect dialect,
      List<ScoredPair> pairs,
      PairThresholds thresholds,
      BootstrapInterval intervals) {
    List<String> names = new ArrayList<>(NAMES);
    List<Judged> judged = new ArrayList<>();
    judged.add(
        Judged.of(pairs, thresholds.chosen()::of, thresholds.thresholds(thresholds.chosen())));
    for (Similarity similarity : Similarity.values()) {
      NAMES.forEach(name -> names.add(similarity.title() + " " + name));
      judged.add(Judged.of(pairs, similarity::of, thresholds.thresholds(similarity)));
    }
    int size = pairs.size();
    double[] values = values(judged, IntStream.range(0, size).toArray());
    Resamples resamples = intervals.resample(size, drawn -> values(judged, drawn));
    Map<String, Metric> metrics = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      metrics.put(
          names.get(i), new Metric(values[i], Scale.SHARE, resamples.interval(i, intervals), size));
    }
    return new Scores(
        dialect.title(), HEADLINE, metrics, List.of(), List.of(), resamples.first(KEPT, 0));
  }

  private static double[] values(List<Judged> judged, int[] drawn) {
    return judged.stream()
        .flatMap(each -> each.values(drawn).stream())
        .mapToDouble(Double::doubleValue)
        .toArray();
  }
}
