package org.isomer.eval.metric;

/** Whose definitions of metrics of forecasts are followed. */
public enum ForecastDialect implements Dialect {
  /** As the long-term forecasting benchmarks have them. */
  NORMALIZED("means over windows, moments ahead and channels, of numbers normalised by train");

  private final String summary;

  ForecastDialect(String summary) {
    this.summary = summary;
  }

  @Override
  public String summary() {
    return summary;
  }
}
