package org.isomer.train.sentinel;

import java.util.Arrays;
import java.util.OptionalDouble;

/** What the spectrum of a matrix says about its rank. */
final class Spectra {
  /** What lies below this fraction of the greatest eigenvalue is the rounding of float32. */
  private static final double ROUNDING = 1e-12;

  private Spectra() {}

  /**
   * The exponential of the entropy of a spectrum that is scaled to a sum of 1; from 1, where one
   * value holds everything, to the number of values, where all are equal. 0 for a spectrum of
   * zeros.
   */
  static double effectiveRank(double[] spectrum) {
    double sum = Arrays.stream(spectrum).sum();
    if (sum == 0) {
      return 0;
    }
    double entropy = 0;
    for (double value : spectrum) {
      double share = value / sum;
      if (share > 0) {
        entropy -= share * Math.log(share);
      }
    }
    return Math.exp(entropy);
  }

  /**
   * α of the power law λᵢ ∝ i^−α, by least squares of log λᵢ on log i over all eigenvalues that are
   * not zero; empty where there are fewer than two.
   *
   * @param spectrum greatest first
   */
  static OptionalDouble decay(double[] spectrum) {
    int count = 0;
    while (count < spectrum.length && spectrum[count] > ROUNDING * spectrum[0]) {
      count++;
    }
    if (count < 2) {
      return OptionalDouble.empty();
    }
    double[] x = new double[count];
    double[] y = new double[count];
    for (int i = 0; i < count; i++) {
      x[i] = Math.log(i + 1.0);
      y[i] = Math.log(spectrum[i]);
    }
    double meanX = Arrays.stream(x).average().orElseThrow();
    double meanY = Arrays.stream(y).average().orElseThrow();
    double covariance = 0;
    double variance = 0;
    for (int i = 0; i < count; i++) {
      covariance += (x[i] - meanX) * (y[i] - meanY);
      variance += (x[i] - meanX) * (x[i] - meanX);
    }
    return OptionalDouble.of(-covariance / variance);
  }
}
