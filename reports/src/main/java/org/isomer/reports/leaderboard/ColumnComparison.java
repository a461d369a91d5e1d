package org.isomer.reports.leaderboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isomer.reports.json.BadResultException;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Prediction;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.Scale;
import org.isomer.reports.statistics.Holm;
import org.isomer.reports.statistics.PairedComparison;

/** Compares the results of a column with the best of them. */
final class ColumnComparison {
  private ColumnComparison() {}

  /**
   * The cells of a column, in the order of its results.
   *
   * @param results at least one; of equal values the first is taken for the best
   */
  static List<Cell> compare(List<Result> results) {
    Result best = best(results);
    List<Result> tested =
        results.stream()
            .filter(result -> !result.equals(best) && isAccuracy(result) && isAccuracy(best))
            .toList();
    List<PairedComparison> comparisons =
        tested.stream().map(result -> comparison(best, result)).toList();
    double[] pValues = Holm.adjust(comparisons.stream().map(PairedComparison::pValue).toList());

    List<Cell> cells = new ArrayList<>();
    for (Result result : results) {
      int test = tested.indexOf(result);
      if (test >= 0) {
        Gap gap = new Gap(comparisons.get(test).accuracy(), pValues[test]);
        Standing standing = gap.significant() ? Standing.BEHIND : Standing.TIED;
        cells.add(new Cell(result, standing, Optional.of(gap)));
      } else {
        Standing standing =
            result.equals(best) && results.size() > 1 ? Standing.BEST : Standing.UNTESTED;
        cells.add(new Cell(result, standing, Optional.empty()));
      }
    }
    return cells;
  }

  private static PairedComparison comparison(Result best, Result other) {
    try {
      return PairedComparison.of(best.predictions().classes(), other.predictions().classes());
    } catch (IllegalArgumentException e) {
      throw new BadResultException(
          "results '%s' and '%s' say that they are about the same samples, but %s"
              .formatted(best.record().id(), other.record().id(), e.getMessage()),
          e);
    }
  }

  private static Result best(List<Result> results) {
    Result best = results.get(0);
    for (Result result : results) {
      Metric metric = result.record().headlineMetric();
      if (metric.scale().better(metric.value(), best.record().headlineMetric().value())) {
        best = result;
      }
    }
    return best;
  }

  /**
   * Whether the headline number is the share of right predictions, which is what the paired test is
   * about.
   */
  private static boolean isAccuracy(Result result) {
    Metric metric = result.record().headlineMetric();
    List<Prediction> predictions = result.predictions().classes();
    long right = predictions.stream().filter(Prediction::correct).count();
    return metric.scale() == Scale.SHARE
        && !predictions.isEmpty()
        && Math.abs(metric.value() - (double) right / predictions.size()) < 1e-6;
  }
}
