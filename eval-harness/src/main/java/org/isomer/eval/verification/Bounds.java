package org.isomer.eval.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.isomer.eval.result.BestOnTest;
import org.isomer.eval.result.ClassificationScores;
import org.isomer.eval.result.CleanSubset;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Prediction;
import org.isomer.reports.record.Result;

/** What stored predictions say of metrics that they do not determine. */
public final class Bounds {
  /** Rounding of a quotient. */
  private static final double ROUNDING = 1e-9;

  private Bounds() {}

  /** The metrics of a result that cannot be what they are stored as, in words. */
  public static List<String> violations(Result result) {
    List<String> violations = new ArrayList<>();
    Map<String, Metric> metrics = result.record().metrics();
    Metric clean = metrics.get(CleanSubset.NAME);
    if (result.record().overlap().isPresent()) {
      long seen =
          result.record().overlap().get().identical() + result.record().overlap().get().near();
      List<Prediction> predictions = result.predictions().classes();
      long marked = predictions.stream().filter(each -> each.seen().isPresent()).count();
      if (marked == 0 && clean != null) {
        clean(clean, seen, predictions, violations);
      } else if (marked > 0 && marked != seen) {
        violations.add(
            "near-duplicates: stored %d, but %d predictions are marked".formatted(seen, marked));
      }
    }
    Metric best = metrics.get(BestOnTest.NAME);
    Metric accuracy = metrics.get(ClassificationScores.HEADLINE);
    if (best != null && accuracy != null && best.value() < accuracy.value() - ROUNDING) {
      violations.add(
          "%s: stored %s, but the chosen candidate reaches %s"
              .formatted(BestOnTest.NAME, best.value(), accuracy.value()));
    }
    return violations;
  }

  /**
   * Earlier versions did not keep which samples pretraining has seen, but how many: they may all be
   * right, or all wrong.
   */
  private static void clean(
      Metric stored, long seen, List<Prediction> predictions, List<String> violations) {
    long clean = predictions.size() - seen;
    if (stored.samples() != clean) {
      violations.add(
          "%s, samples: stored %d, but %d of %d have a duplicate"
              .formatted(CleanSubset.NAME, stored.samples(), seen, predictions.size()));
      return;
    }
    long right = predictions.stream().filter(Prediction::correct).count();
    double low = (double) Math.max(0, right - seen) / clean;
    double high = (double) Math.min(right, clean) / clean;
    if (stored.value() < low - ROUNDING || stored.value() > high + ROUNDING) {
      violations.add(
          "%s: stored %s, but the predictions allow %s to %s"
              .formatted(CleanSubset.NAME, stored.value(), low, high));
    }
  }
}
