package org.isomer.eval.detection;

import java.util.ArrayList;
import java.util.List;

/**
 * Precision against recall of one class, as the score threshold falls. Matched as in {@link
 * OperatingPoint}; each point is the operating point with its score.
 *
 * @param points one for each score that occurs, the highest first; not interpolated
 */
public record PrecisionRecallCurve(List<Point> points) {
  /** Copies the points. */
  public PrecisionRecallCurve {
    points = List.copyOf(points);
  }

  /**
   * What is reached with the detections of at least some score.
   *
   * @param score the least score
   * @param precision TP/(TP + FP); 0 while no detection counts
   * @param recall TP/(TP + FN); not a number for a class without objects
   */
  public record Point(double score, double precision, double recall) {}

  /** The curve of each class at an overlap threshold. */
  public static List<PrecisionRecallCurve> of(
      AnnotatedImages truth, List<Detection> detections, double overlap) {
    return ClassOutcomes.of(truth, detections, overlap).stream()
        .map(PrecisionRecallCurve::of)
        .toList();
  }

  private static PrecisionRecallCurve of(ClassOutcomes found) {
    RankedCounts counts = found.ranked();
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < counts.size(); i++) {
      double score = found.detections()[i].score();
      boolean last = i + 1 == counts.size() || found.detections()[i + 1].score() < score;
      if (last) {
        points.add(new Point(score, counts.precision(i), counts.recall(i)));
      }
    }
    return new PrecisionRecallCurve(points);
  }
}
