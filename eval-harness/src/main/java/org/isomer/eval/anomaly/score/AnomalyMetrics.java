package org.isomer.eval.anomaly.score;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.isomer.eval.metric.AnomalyDialect;
import org.isomer.eval.metric.AveragePrecision;
import org.isomer.eval.metric.RangeCurve;
import org.isomer.eval.metric.RangeScore;
import org.isomer.eval.metric.RankingArea;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Scale;
import org.isomer.reports.record.ScoredMoment;
import org.isomer.reports.record.Scores;
import org.isomer.reports.record.Selection;
import org.isomer.spi.BadInputException;

/**
 * How well scores tell anomalies: the area under precision and recall of ranges; both and their F1
 * at the threshold that was chosen on validation moments; the average precision of moments; and the
 * areas of a moving z-score and of random scores beside them. There are no intervals: moments that
 * follow one another are no independent samples, and a recording has few anomalies.
 */
public final class AnomalyMetrics {
  /** The metric that leaderboards show. */
  public static final String HEADLINE = "range-PR AUC";

  private static final String THRESHOLD = "threshold";

  private AnomalyMetrics() {}

  /**
   * Computes all scores.
   *
   * @param moments at least one anomalous one
   * @param threshold from which score on a moment is held to be anomalous
   */
  public static Scores of(AnomalyDialect dialect, List<ScoredMoment> moments, double threshold) {
    boolean[] truth = truth(moments);
    boolean[] begins = begins(moments);
    double[] scores = scores(moments, ScoredMoment::score);
    RangeScore chosen = RangeScore.of(truth, RangeCurve.from(scores, threshold), begins);
    int[] once = new int[truth.length];
    Arrays.fill(once, 1);
    double precision = AveragePrecision.of(scores, truth).value(RankingArea.STEPS, once);
    Map<String, Metric> metrics = new LinkedHashMap<>();
    int size = moments.size();
    metrics.put(HEADLINE, share(RangeCurve.of(scores, truth, begins).area(), size));
    metrics.put("range F1", share(chosen.f1(), size));
    metrics.put("range precision", share(chosen.precision(), size));
    metrics.put("range recall", share(chosen.recall(), size));
    metrics.put("average precision", share(Double.isNaN(precision) ? 0 : precision, size));
    metrics.put(
        HEADLINE + ", moving z-score",
        share(area(moments, ScoredMoment::movingScore, truth, begins), size));
    metrics.put(
        HEADLINE + ", random scores",
        share(area(moments, ScoredMoment::randomScore, truth, begins), size));
    return new Scores(dialect.title(), HEADLINE, metrics, List.of(), List.of(), List.of());
  }

  private static double area(
      List<ScoredMoment> moments,
      ToDoubleFunction<ScoredMoment> score,
      boolean[] truth,
      boolean[] begins) {
    return RangeCurve.of(scores(moments, score), truth, begins).area();
  }

  private static Metric share(double value, int samples) {
    return new Metric(Math.min(1, value), Scale.SHARE, Optional.empty(), samples);
  }

  /** Chooses the threshold with the best F1 of ranges, the greatest of equals. */
  public static Selection choose(List<ScoredMoment> validation) {
    RangeCurve curve =
        RangeCurve.of(
            scores(validation, ScoredMoment::score), truth(validation), begins(validation));
    return Selection.best(
        "validation",
        "range F1",
        Scale.SHARE,
        curve.thresholds().stream()
            .map(threshold -> Map.of(THRESHOLD, Double.toString(threshold)))
            .toList(),
        curve.scores().stream().map(RangeScore::f1).toList());
  }

  /**
   * The threshold that a record says was chosen.
   *
   * @throws BadInputException if it is not there
   */
  public static double threshold(Optional<Selection> selection) {
    String chosen =
        selection
            .flatMap(made -> Optional.ofNullable(made.chosen().options().get(THRESHOLD)))
            .orElseThrow(AnomalyMetrics::missing);
    try {
      return Double.parseDouble(chosen);
    } catch (NumberFormatException e) {
      throw missing();
    }
  }

  private static BadInputException missing() {
    return new BadInputException(
        "the threshold is not in the record, so its metrics cannot be computed.");
  }

  private static double[] scores(List<ScoredMoment> moments, ToDoubleFunction<ScoredMoment> score) {
    return moments.stream().mapToDouble(score).toArray();
  }

  private static boolean[] truth(List<ScoredMoment> moments) {
    boolean[] truth = new boolean[moments.size()];
    for (int i = 0; i < truth.length; i++) {
      truth[i] = moments.get(i).truth() == 1;
    }
    return truth;
  }

  private static boolean[] begins(List<ScoredMoment> moments) {
    boolean[] begins = new boolean[moments.size()];
    for (int i = 0; i < begins.length; i++) {
      begins[i] = i == 0 || !recording(moments.get(i)).equals(recording(moments.get(i - 1)));
    }
    return begins;
  }

  /** The name of a moment's recording. */
  private static String recording(ScoredMoment moment) {
    return moment.id().substring(0, Math.max(0, moment.id().lastIndexOf('/')));
  }
}
