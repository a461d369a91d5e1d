package org.isomer.eval.metric;

/** Whose definitions of metrics of anomalies are followed. */
public enum AnomalyDialect implements Dialect {
  /** Tatbul et al. (2018), with the parameters that {@link RangeScore} names. */
  RANGES(
      "half of a recall is for being found at all; flat positions; several parts share one; no point"
          + " adjustment");

  private final String summary;

  AnomalyDialect(String summary) {
    this.summary = summary;
  }

  @Override
  public String summary() {
    return summary;
  }
}
