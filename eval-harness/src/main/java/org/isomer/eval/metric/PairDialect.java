package org.isomer.eval.metric;

/** Whose definitions of metrics of scored pairs are followed. */
public enum PairDialect implements Dialect {
  /** scipy's correlations, scikit-learn's average precision. */
  SCIPY("equal numbers share the average of their ranks; average precision without interpolation");

  private final String summary;

  PairDialect(String summary) {
    this.summary = summary;
  }

  @Override
  public String summary() {
    return summary;
  }
}
