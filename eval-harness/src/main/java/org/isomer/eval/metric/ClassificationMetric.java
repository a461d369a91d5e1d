package org.isomer.eval.metric;

import java.util.List;
import java.util.Locale;

/** The fractions of a confusion matrix that results carry. */
public enum ClassificationMetric {
  /** The fraction of samples on the diagonal; every micro average is equal to it. */
  ACCURACY(Average.MICRO, Ratio.RECALL),
  /** The mean recall of the classes that occur in the truth. */
  BALANCED_ACCURACY(Average.MACRO, Ratio.RECALL),
  MACRO_PRECISION(Average.MACRO, Ratio.PRECISION),
  MACRO_RECALL(Average.MACRO, Ratio.RECALL),
  MACRO_F1(Average.MACRO, Ratio.F1),
  MICRO_PRECISION(Average.MICRO, Ratio.PRECISION),
  MICRO_RECALL(Average.MICRO, Ratio.RECALL),
  MICRO_F1(Average.MICRO, Ratio.F1),
  WEIGHTED_PRECISION(Average.WEIGHTED, Ratio.PRECISION),
  WEIGHTED_RECALL(Average.WEIGHTED, Ratio.RECALL),
  WEIGHTED_F1(Average.WEIGHTED, Ratio.F1);

  private final Average average;
  private final Ratio ratio;

  ClassificationMetric(Average average, Ratio ratio) {
    this.average = average;
    this.ratio = ratio;
  }

  /** The name in results: {@code macro F1}. */
  public String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ').replace("f1", "F1");
  }

  /** Whether it is a fraction of the samples, so that a binomial interval applies. */
  public boolean fractionOfSamples() {
    return average == Average.MICRO;
  }

  /** The metric's value in [0, 1] in scikit-learn's dialect. */
  public double of(ConfusionMatrix confusion) {
    return of(confusion.counts(), ClassificationDialect.SCIKIT_LEARN);
  }

  /**
   * The metric's value in [0, 1].
   *
   * @param counts of every class of the data set
   */
  public double of(List<Counts> counts, ClassificationDialect dialect) {
    ZeroDivision zeroDivision =
        this == BALANCED_ACCURACY ? dialect.unsupported() : dialect.zeroDivision();
    return average.of(dialect.averaged(counts), ratio, zeroDivision);
  }
}
