package org.isomer.eval.metric;

import java.util.List;
import java.util.Locale;

/** What implementations of classification metrics disagree about. */
public enum ClassificationDialect {
  /**
   * scikit-learn as it is by default: averages run over the classes that occur in the truth or in
   * the predictions, and 0/0 is 0.
   */
  SCIKIT_LEARN(true, ZeroDivision.ZERO),
  /** scikit-learn with all classes of the data set as {@code labels}; an absent one counts as 0. */
  ALL_CLASSES(false, ZeroDivision.ZERO),
  /** As {@link #ALL_CLASSES}, with {@code zero_division=1}. */
  ZERO_DIVISION_ONE(false, ZeroDivision.ONE),
  /** As {@link #ALL_CLASSES}, with {@code zero_division=nan}: what is 0/0 is left out. */
  ZERO_DIVISION_EXCLUDED(false, ZeroDivision.EXCLUDED),
  /**
   * torchmetrics: averages run over the classes that occur, and 0/0 is 0, also in balanced accuracy
   * (its macro accuracy) and in the AUROC of a class without samples; bins of the calibration error
   * include their lower edge.
   */
  TORCHMETRICS(true, ZeroDivision.ZERO) {
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

  ClassificationDialect(boolean observedOnly, ZeroDivision zeroDivision) {
    this.observedOnly = observedOnly;
    this.zeroDivision = zeroDivision;
  }

  /** The name in results and options: {@code scikit-learn}. */
  public String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
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
