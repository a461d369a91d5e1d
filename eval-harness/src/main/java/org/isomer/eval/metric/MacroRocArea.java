package org.isomer.eval.metric;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The mean over the classes of the area under the ROC curve of each class against the rest, with
 * its standard error.
 *
 * <p>The error is that of DeLong et al. 1988, for a mean of areas that share their samples: a
 * sample of class k takes part as a positive one in the area of k, and as a negative one in those
 * of the other classes. With P the share of the samples of the other side that it is ordered
 * rightly with (ties half), n_k samples of class k and N_c not of class c, its part is
 *
 * <pre>g = P_k + Σ_{c ≠ k} (n_k / N_c) P_c</pre>
 *
 * and the mean of C areas has the variance Σ_k var_k(g) / n_k / C², where var_k is the variance
 * over the samples of class k. For one area it is DeLong's exactly.
 *
 * @param value the mean area in [0, 1]; not a number if no class has an area
 * @param standardError of the mean area; a class with one sample adds nothing to it
 */
public record MacroRocArea(double value, double standardError) {
  /**
   * The mean over the classes.
   *
   * @param scores of each class, for each sample, greater for what is more likely of the class; in
   *     any unit, finite: (samples, classes)
   * @param truth the true class of each sample
   * @param absent the area of a class without positive or without negative samples
   */
  public static MacroRocArea of(int classes, double[][] scores, int[] truth, ZeroDivision absent) {
    int[] supports = new int[classes];
    for (int label : truth) {
      supports[label]++;
    }
    double[][] orders =
        IntStream.range(0, classes)
            .parallel()
            .mapToObj(
                c ->
                    orderedRightly(
                        Arrays.stream(scores).mapToDouble(s -> s[c]).toArray(), truth, c))
            .toArray(double[][]::new);
    double sum = 0;
    int averaged = 0;
    double[] parts = new double[truth.length];
    for (int c = 0; c < classes; c++) {
      int negatives = truth.length - supports[c];
      if (supports[c] == 0 || negatives == 0) {
        if (!Double.isNaN(absent.value())) {
          sum += absent.value();
          averaged++;
        }
        continue;
      }
      double area = 0;
      for (int i = 0; i < truth.length; i++) {
        boolean positive = truth[i] == c;
        area += positive ? orders[c][i] : 0;
        parts[i] += positive ? orders[c][i] : orders[c][i] * supports[truth[i]] / negatives;
      }
      sum += area / supports[c];
      averaged++;
    }
    return new MacroRocArea(sum / averaged, Math.sqrt(variance(parts, truth, supports)) / averaged);
  }

  /** Of each sample, the share of the samples of the other side that it is ordered rightly with. */
  private static double[] orderedRightly(double[] scores, int[] truth, int label) {
    double[] positive = sorted(scores, truth, label, true);
    double[] negative = sorted(scores, truth, label, false);
    double[] shares = new double[scores.length];
    for (int i = 0; i < scores.length; i++) {
      if (truth[i] == label) {
        shares[i] =
            (below(negative, scores[i]) + notAbove(negative, scores[i])) / (2.0 * negative.length);
      } else {
        int wins = below(positive, scores[i]) + notAbove(positive, scores[i]);
        shares[i] = 1 - wins / (2.0 * positive.length);
      }
    }
    return shares;
  }

  private static double[] sorted(double[] scores, int[] truth, int label, boolean positive) {
    return IntStream.range(0, scores.length)
        .filter(i -> (truth[i] == label) == positive)
        .mapToDouble(i -> scores[i])
        .sorted()
        .toArray();
  }

  /** How many of the ascending values are less. */
  private static int below(double[] ascending, double value) {
    int low = 0;
    int high = ascending.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ascending[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static int notAbove(double[] ascending, double value) {
    return below(ascending, Math.nextUp(value));
  }

  private static double variance(double[] parts, int[] truth, int[] supports) {
    double[] means = new double[supports.length];
    for (int i = 0; i < parts.length; i++) {
      means[truth[i]] += parts[i] / supports[truth[i]];
    }
    double variance = 0;
    for (int i = 0; i < parts.length; i++) {
      int support = supports[truth[i]];
      if (support > 1) {
        double deviation = parts[i] - means[truth[i]];
        variance += deviation * deviation / (support - 1.0) / support;
      }
    }
    return variance;
  }
}
