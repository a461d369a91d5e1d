package org.isomer.eval.metric;

/** Whose definitions of metrics of clusters are followed. */
public enum ClusterDialect implements Dialect {
  /** scikit-learn as it is by default. */
  SCIKIT_LEARN("homogeneity and completeness have equal weight; 0/0 is 1");

  private final String summary;

  ClusterDialect(String summary) {
    this.summary = summary;
  }

  @Override
  public String summary() {
    return summary;
  }
}
