package org.isomer.eval.head;

/** The softmax function. */
public final class Softmax {
  private Softmax() {}

  /**
   * Replaces logits by probabilities.
   *
   * @return the logarithm of the sum of the exponentials of the logits
   */
  public static double inPlace(double[] values) {
    double max = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      max = Math.max(max, value);
    }
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.exp(values[i] - max);
      sum += values[i];
    }
    for (int i = 0; i < values.length; i++) {
      values[i] /= sum;
    }
    return max + Math.log(sum);
  }
}
