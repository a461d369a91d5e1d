package org.isomer.eval.metric;

/** The mean squared error of predicted probabilities (Brier 1950); the smaller the better. */
public final class BrierScore {
  private BrierScore() {}

  /**
   * Of two classes: the mean of (p − y)², in [0, 1].
   *
   * @param probabilities that each sample is positive
   * @param truth whether it is
   */
  public static double binary(double[] probabilities, boolean[] truth) {
    check(probabilities.length, truth.length);
    double sum = 0;
    for (int i = 0; i < truth.length; i++) {
      double error = probabilities[i] - (truth[i] ? 1 : 0);
      sum += error * error;
    }
    return sum / truth.length;
  }

  /**
   * Of any number of classes: the mean of Σ_k (p_k − y_k)², in [0, 2]. For two classes it is twice
   * the {@link #binary} score.
   *
   * @param probabilities of each class, for each sample: (samples, classes)
   * @param truth the true class of each sample
   */
  public static double multiclass(double[][] probabilities, int[] truth) {
    check(probabilities.length, truth.length);
    double sum = 0;
    for (int i = 0; i < truth.length; i++) {
      sum += ofSample(probabilities[i], truth[i]);
    }
    return sum / truth.length;
  }

  /** The part of one sample in the {@link #multiclass} score: Σ_k (p_k − y_k)². */
  public static double ofSample(double[] probabilities, int truth) {
    double sum = 0;
    for (int label = 0; label < probabilities.length; label++) {
      double error = probabilities[label] - (label == truth ? 1 : 0);
      sum += error * error;
    }
    return sum;
  }

  private static void check(int probabilities, int truth) {
    if (probabilities != truth) {
      throw new IllegalArgumentException(
          "probabilities of %d samples, %d true answers".formatted(probabilities, truth));
    }
  }
}
