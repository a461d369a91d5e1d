package org.isomer.eval.detection;

import java.util.List;

/**
 * The twelve numbers of COCO's evaluation of boxes. A value that does not exist, for want of
 * objects, is −1, as in the reference tool.
 */
public enum CocoMetric {
  /** Average precision, over overlap thresholds from 0.5 to 0.95. */
  AP("AP", AreaRange.ALL, Value.PRECISION),
  /** Average precision at overlap 0.5. */
  AP50("AP50", 0),
  /** Average precision at overlap 0.75. */
  AP75("AP75", 5),
  AP_SMALL("AP small", AreaRange.SMALL, Value.PRECISION),
  AP_MEDIUM("AP medium", AreaRange.MEDIUM, Value.PRECISION),
  AP_LARGE("AP large", AreaRange.LARGE, Value.PRECISION),
  /** Recall with one detection of each image and class, over overlap thresholds. */
  AR1("AR@1", AreaRange.ALL, Value.RECALL_OF_1),
  /** Recall with ten detections of each image and class. */
  AR10("AR@10", AreaRange.ALL, Value.RECALL_OF_10),
  /** Recall with a hundred detections of each image and class. */
  AR100("AR@100", AreaRange.ALL, Value.RECALL_OF_100),
  AR_SMALL("AR small", AreaRange.SMALL, Value.RECALL_OF_100),
  AR_MEDIUM("AR medium", AreaRange.MEDIUM, Value.RECALL_OF_100),
  AR_LARGE("AR large", AreaRange.LARGE, Value.RECALL_OF_100);

  private static final double NONE = -1;

  private final String title;
  private final AreaRange area;
  private final Value value;
  private final int firstThreshold;
  private final int thresholds;

  CocoMetric(String title, AreaRange area, Value value) {
    this(title, area, value, 0, CocoEvaluation.THRESHOLDS.length);
  }

  CocoMetric(String title, int threshold) {
    this(title, AreaRange.ALL, Value.PRECISION, threshold, 1);
  }

  CocoMetric(String title, AreaRange area, Value value, int firstThreshold, int thresholds) {
    this.title = title;
    this.area = area;
    this.value = value;
    this.firstThreshold = firstThreshold;
    this.thresholds = thresholds;
  }

  /** The name in results: {@code AP small}. */
  public String title() {
    return title;
  }

  /** Whether objects of every area count. */
  public boolean isOfAllAreas() {
    return area == AreaRange.ALL;
  }

  /** The mean over the classes that have objects; −1 if none has. */
  public double of(CocoEvaluation evaluation) {
    return mean(evaluation.cells(area));
  }

  /** The value of one class; −1 if it has no objects. */
  public double of(CocoEvaluation evaluation, int category) {
    return mean(evaluation.cells(area).subList(category, category + 1));
  }

  private double mean(List<CocoCell> cells) {
    double sum = 0;
    long count = 0;
    for (CocoCell cell : cells) {
      if (cell.present()) {
        for (int i = 0; i < thresholds; i++) {
          sum += value.of(cell, firstThreshold + i);
        }
        count += thresholds;
      }
    }
    return count == 0 ? NONE : sum / count;
  }

  /** What is averaged over classes and overlap thresholds. */
  private enum Value {
    PRECISION(-1) {
      @Override
      double of(CocoCell cell, int threshold) {
        return cell.averagePrecision(threshold);
      }
    },
    RECALL_OF_1(0),
    RECALL_OF_10(1),
    RECALL_OF_100(2);

    private final int limit;

    Value(int limit) {
      this.limit = limit;
    }

    double of(CocoCell cell, int threshold) {
      return cell.recall()[threshold][limit];
    }
  }
}
