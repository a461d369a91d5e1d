package org.isomer.eval.forecast.score;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.isomer.eval.metric.ForecastDialect;
import org.isomer.reports.record.ForecastErrors;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Scale;
import org.isomer.reports.record.Scores;

/**
 * Mean squared and mean absolute errors over all windows, of the model, of a seasonal naive
 * forecast and of ridge regression on raw values. There are no intervals: windows overlap, so they
 * are no independent samples.
 */
public final class ForecastMetrics {
  /** The metric that leaderboards show. */
  public static final String HEADLINE = "MSE";

  private ForecastMetrics() {}

  /**
   * Computes all scores.
   *
   * @param windows at least one
   */
  public static Scores of(ForecastDialect dialect, List<ForecastErrors> windows) {
    Map<String, Metric> metrics = new LinkedHashMap<>();
    metrics.put(HEADLINE, mean(windows, ForecastErrors::squared));
    metrics.put("MAE", mean(windows, ForecastErrors::absolute));
    metrics.put("MSE, seasonal naive", mean(windows, ForecastErrors::naiveSquared));
    metrics.put("MAE, seasonal naive", mean(windows, ForecastErrors::naiveAbsolute));
    metrics.put("MSE, ridge on raw values", mean(windows, ForecastErrors::rawSquared));
    metrics.put("MAE, ridge on raw values", mean(windows, ForecastErrors::rawAbsolute));
    return new Scores(dialect.title(), HEADLINE, metrics, List.of(), List.of(), List.of());
  }

  private static Metric mean(List<ForecastErrors> windows, ToDoubleFunction<ForecastErrors> error) {
    return new Metric(
        windows.stream().mapToDouble(error).average().orElseThrow(),
        Scale.ERROR,
        Optional.empty(),
        windows.size());
  }
}
