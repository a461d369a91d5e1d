package org.isomer.eval.detection;

/**
 * The results of one class in one area range.
 *
 * @param objects how many objects there were to find; with none there are no results
 * @param precision by overlap threshold, then by recall threshold
 * @param recall by overlap threshold, then by limit of detections
 */
record CocoCell(long objects, double[][] precision, double[][] recall) {
  boolean present() {
    return objects > 0;
  }

  /** The mean precision over the recall thresholds. */
  double averagePrecision(int threshold) {
    double[] values = precision[threshold];
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
