package org.isomer.eval.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.isomer.eval.benchmark.BenchmarkFile.Published;
import org.isomer.reports.record.Interval;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Scale;
import org.isomer.reports.statistics.StudentT;

/**
 * A published number beside what was measured.
 *
 * @param published the number to compare with
 * @param measured one metric for each seed that is done
 * @param wanted the number of seeds of the benchmark
 */
public record Comparison(Published published, List<Metric> measured, int wanted) {
  /** Copies the list. */
  public Comparison {
    measured = List.copyOf(measured);
  }

  /** What a comparison comes to. */
  public enum Verdict {
    /** No seed is done. */
    NOT_MEASURED,
    /** Some seeds are missing. */
    UNFINISHED,
    /** The mean is as published, within the tolerance. */
    REPRODUCED,
    /** The mean is lower than published by more than the tolerance. */
    LOWER,
    /** The mean is higher than published by more than the tolerance. */
    HIGHER
  }

  /** The mean over the seeds, in percent; not a number without any. */
  public double mean() {
    return percents().average().orElse(Double.NaN);
  }

  /**
   * The 95 % interval of the mean over seeds, in percent, by Student's t; empty below two seeds,
   * and where all agree, which tells nothing of how seeds differ.
   */
  public Optional<Interval> interval() {
    return StudentT.ofDiffering(percents().toArray())
        .map(
            interval ->
                measured.get(0).scale() == Scale.SHARE ? interval.within(0, 100) : interval);
  }

  private DoubleStream percents() {
    return measured.stream().mapToDouble(metric -> 100 * metric.value());
  }

  /** What it comes to. */
  public Verdict verdict() {
    if (measured.isEmpty()) {
      return Verdict.NOT_MEASURED;
    }
    if (measured.size() < wanted) {
      return Verdict.UNFINISHED;
    }
    double difference = mean() - published.value();
    if (Math.abs(difference) <= published.tolerance()) {
      return Verdict.REPRODUCED;
    }
    return difference < 0 ? Verdict.LOWER : Verdict.HIGHER;
  }

  /** The verdict in words, such as {@code lower by 2.3 points (1.0 allowed)}. */
  public String words() {
    return switch (verdict()) {
      case NOT_MEASURED -> "not measured";
      case UNFINISHED -> "%d of %d seeds are done".formatted(measured.size(), wanted);
      case REPRODUCED ->
          String.format(Locale.ROOT, "reproduced, within %.1f points", published.tolerance());
      case LOWER, HIGHER ->
          String.format(
              Locale.ROOT,
              "%s by %.1f points (%.1f allowed)",
              verdict() == Verdict.LOWER ? "lower" : "higher",
              Math.abs(mean() - published.value()),
              published.tolerance());
    };
  }
}
