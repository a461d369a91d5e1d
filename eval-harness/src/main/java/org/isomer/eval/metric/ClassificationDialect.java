package org.isomer.eval.metric;

import java.util.List;

/** What implementations of classification metrics disagree about. */
public enum ClassificationDialect implements Dialect {
  /**
   * scikit-learn as it is by default: averages run over the classes that occur in the truth or in
   * the predictions, and 0/0 is 0.
   */
  SCIKIT_LEARN(true, ZeroDivision.ZERO, "averages over the classes that occur; 0/0 is 0"),
  /** scikit-learn with all classes of the data set as {@code labels}; an absent one counts as 0. */
  ALL_CLASSES(false, ZeroDivision.ZERO, "averages over all classes; 0/0 is 0"),
  /** As {@link #ALL_CLASSES}, with {@code zero_division=1}. */
  ZERO_DIVISION_ONE(false, ZeroDivision.ONE, "averages over all classes; 0/0 is 1"),
  /** As {@link #ALL_CLASSES}, with {@code zero_division=nan}: what is 0/0 is left out. */
  ZERO_DIVISION_EXCLUDED(
      false, ZeroDivision.EXCLUDED, "averages over all classes for which the ratio is defined"),
  /**
   * torchmetrics: averages run over the classes that occur, and 0/0 is 0, also in balanced accuracy
   * (its macro accuracy) and in the AUROC of a class without samples; bins of the calibration error
   * include their lower edge.
   */
  TORCHMETRICS(
      true,
      ZeroDivision.ZERO,
      "as scikit-learn, with 0 in balanced accuracy and AUROC for a class without samples, and bins"
          + " of the calibration error that include their lower edge") {
    @Override
    public ZeroDivision unsupported() {
      return ZeroDivision.ZERO;
    }

    @Override
    public Calibration.Edges edges() {
      return Calibration.Edges.CLOSED_BELOW;
    }
  };

  private final boolean observedOnly;
  private final ZeroDivision zeroDivision;
  private final String summary;

  ClassificationDialect(boolean observedOnly, ZeroDivision zeroDivision, String summary) {
    this.observedOnly = observedOnly;
    this.zeroDivision = zeroDivision;
    this.summary = summary;
  }

  @Override
  public String summary() {
    return summary;
  }

  /** The classes that averages run over. */
  public List<Counts> averaged(List<Counts> counts) {
    return observedOnly ? counts.stream().filter(Counts::occurs).toList() : counts;
  }

  /** What precision, recall and F1 are worth where they are 0/0. */
  public ZeroDivision zeroDivision() {
    return zeroDivision;
  }

  /** What balanced accuracy and AUROC take for a class that is never the truth. */
  public ZeroDivision unsupported() {
    return ZeroDivision.EXCLUDED;
  }

  /** Which bin of the calibration error a confidence on an edge belongs to. */
  public Calibration.Edges edges() {
    return Calibration.Edges.CLOSED_ABOVE;
  }
}
