package org.isomer.eval.metric;

/**
 * The predictions of about one confidence: a bar of a reliability diagram.
 *
 * @param count the number of predictions
 * @param correct how many of them are right
 * @param confidenceSum the sum of their confidences
 */
public record CalibrationBin(long count, long correct, double confidenceSum) {
  /** The fraction that is right; not a number for an empty bin. */
  public double accuracy() {
    return (double) correct / count;
  }

  /** The mean confidence; not a number for an empty bin. */
  public double confidence() {
    return confidenceSum / count;
  }

  /** |accuracy − confidence|; 0 for an empty bin. */
  public double gap() {
    return count == 0 ? 0 : Math.abs(accuracy() - confidence());
  }
}
