package org.isomer.reports.statistics;

/**
 * The exact test of McNemar (1947) whether two classifiers are right equally often. Of the samples
 * that exactly one of them gets right, each gets half if they are equally good: {@code p = min(1,
 * 2·P(X ≤ min(b, c)))} with {@code X ~ Binomial(b + c, ½)}.
 */
public final class McNemar {
  private McNemar() {}

  /**
   * The two-sided p-value.
   *
   * @param onlyFirst how many samples only the first gets right
   * @param onlySecond how many samples only the second gets right
   */
  public static double pValue(long onlyFirst, long onlySecond) {
    long n = onlyFirst + onlySecond;
    long smaller = Math.min(onlyFirst, onlySecond);
    double logTerm = -n * Math.log(2);
    double tail = 0;
    for (long k = 0; k <= smaller; k++) {
      tail += Math.exp(logTerm);
      logTerm += Math.log((double) (n - k) / (k + 1));
    }
    return Math.min(1, 2 * tail);
  }
}
