package org.isomer.reports.leaderboard.board;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Prediction;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.Scale;
import org.isomer.reports.statistics.Holm;
import org.isomer.reports.statistics.PairedComparison;
import org.isomer.reports.statistics.PairedResamples;
import org.isomer.spi.BadInputException;

/** Compares the results of a column with the best of them. */
public final class ColumnComparison {
  private static final int FEWEST_RESAMPLES = 100;

  private ColumnComparison() {}

  /**
   * The cells of a column, in the order of its results.
   *
   * @param results at least one; of several best ones the others are compared with the first
   */
  static List<Cell> compare(List<Result> results) {
    Result best = best(results);
    Map<Result, Gap> gaps = new LinkedHashMap<>();
    for (Result result : results) {
      if (!equal(result, best)) {
        gap(best, result).ifPresent(gap -> gaps.put(result, gap));
      }
    }
    double[] corrected = Holm.adjust(gaps.values().stream().map(Gap::pValue).toList());
    List<Cell> cells = new ArrayList<>();
    int tested = 0;
    for (Result result : results) {
      Gap raw = gaps.get(result);
      if (raw != null) {
        Gap gap = raw.withPValue(corrected[tested++]);
        Standing standing = gap.significant() ? Standing.BEHIND : Standing.TIED;
        cells.add(new Cell(result, standing, Optional.of(gap)));
      } else {
        Standing standing =
            equal(result, best) && results.size() > 1 ? Standing.BEST : Standing.UNTESTED;
        cells.add(new Cell(result, standing, Optional.empty()));
      }
    }
    return cells;
  }

  /**
   * How much better a result is than another of the same column, tested on their samples but not
   * corrected; empty if what was stored allows no paired test.
   *
   * @throws BadInputException if the results are not about the same samples
   */
  public static Optional<Gap> gap(Result better, Result other) {
    Metric one = better.record().headlineMetric();
    Metric two = other.record().headlineMetric();
    if (isAccuracy(better) && isAccuracy(other)) {
      PairedComparison answers = answers(better, other);
      return Optional.of(
          new Gap(answers.accuracy(), one.scale(), PairedTest.MCNEMAR, answers.pValue()));
    }
    int resamples = better.resamples().size();
    if (resamples < FEWEST_RESAMPLES || resamples != other.resamples().size()) {
      return Optional.empty();
    }
    PairedResamples numbers =
        one.scale().better(1, 0)
            ? PairedResamples.of(one.value(), two.value(), better.resamples(), other.resamples())
            : PairedResamples.of(two.value(), one.value(), other.resamples(), better.resamples());
    return Optional.of(
        new Gap(numbers.difference(), one.scale(), PairedTest.BOOTSTRAP, numbers.pValue()));
  }

  private static PairedComparison answers(Result best, Result other) {
    try {
      return PairedComparison.of(best.predictions().classes(), other.predictions().classes());
    } catch (IllegalArgumentException e) {
      throw new BadInputException(
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

  private static boolean equal(Result one, Result other) {
    return Scale.equal(
        one.record().headlineMetric().value(), other.record().headlineMetric().value());
  }

  /**
   * Whether the headline number is the share of right predictions, which is what the test of
   * answers is about.
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
