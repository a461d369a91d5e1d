package org.isomer.eval.segmentation;

/**
 * How much of the boundary of one class in one image was found.
 *
 * @param predictedNear pixels of the predicted boundary with the true boundary near by
 * @param predicted pixels of the predicted boundary
 * @param truthNear pixels of the true boundary with the predicted boundary near by
 * @param truth pixels of the true boundary
 */
public record BoundaryCounts(long predictedNear, long predicted, long truthNear, long truth) {
  /**
   * The boundary F1: the harmonic mean of the precision predictedNear / predicted and the recall
   * truthNear / truth. It is 0 if only one side has a boundary, and not a number if neither has.
   */
  public double f1() {
    if (predicted == 0 && truth == 0) {
      return Double.NaN;
    }
    if (predictedNear == 0 || truthNear == 0) {
      return 0;
    }
    double precision = (double) predictedNear / predicted;
    double recall = (double) truthNear / truth;
    return 2 * precision * recall / (precision + recall);
  }
}
