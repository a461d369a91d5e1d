package org.isomer.eval.metric;

import java.util.Locale;

/**
 * The metrics of a confusion matrix that results carry, in scikit-learn's dialect: averages run
 * over the classes that occur in the truth or in the predictions, and 0/0 is 0.
 */
public enum ClassificationMetric {
  /** The fraction of samples on the diagonal; every micro average is equal to it. */
  ACCURACY(Average.MICRO, Ratio.RECALL, ZeroDivision.ZERO),
  /** The mean recall of the classes that occur in the truth. */
  BALANCED_ACCURACY(Average.MACRO, Ratio.RECALL, ZeroDivision.EXCLUDED),
  MACRO_PRECISION(Average.MACRO, Ratio.PRECISION, ZeroDivision.ZERO),
  MACRO_RECALL(Average.MACRO, Ratio.RECALL, ZeroDivision.ZERO),
  MACRO_F1(Average.MACRO, Ratio.F1, ZeroDivision.ZERO),
  MICRO_PRECISION(Average.MICRO, Ratio.PRECISION, ZeroDivision.ZERO),
  MICRO_RECALL(Average.MICRO, Ratio.RECALL, ZeroDivision.ZERO),
  MICRO_F1(Average.MICRO, Ratio.F1, ZeroDivision.ZERO),
  WEIGHTED_PRECISION(Average.WEIGHTED, Ratio.PRECISION, ZeroDivision.ZERO),
  WEIGHTED_RECALL(Average.WEIGHTED, Ratio.RECALL, ZeroDivision.ZERO),
  WEIGHTED_F1(Average.WEIGHTED, Ratio.F1, ZeroDivision.ZERO);

  private final Average average;
  private final Ratio ratio;
  private final ZeroDivision zeroDivision;

  ClassificationMetric(Average average, Ratio ratio, ZeroDivision zeroDivision) {
    this.average = average;
    this.ratio = ratio;
    this.zeroDivision = zeroDivision;
  }

  /** The name in results: {@code macro F1}. */
  public String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ').replace("f1", "F1");
  }

  /** Whether it is a fraction of the samples, so that a binomial interval applies. */
  public boolean fractionOfSamples() {
    return average == Average.MICRO;
  }

  /** The metric's value in [0, 1]. */
  public double of(ConfusionMatrix confusion) {
    return average.of(confusion.observedCounts(), ratio, zeroDivision);
  }
}
