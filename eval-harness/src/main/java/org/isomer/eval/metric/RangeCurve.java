package org.isomer.eval.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Precision and recall of ranges along thresholds. The thresholds are the distinct scores; of more
 * than 200 as many of them, evenly by rank, with the greatest and the least.
 *
 * @param thresholds the greatest first
 * @param scores for moments whose score is at least the threshold, one for each
 */
public record RangeCurve(List<Double> thresholds, List<RangeScore> scores) {
  private static final int MOST = 200;

  /** Copies the lists. */
  public RangeCurve {
    thresholds = List.copyOf(thresholds);
    scores = List.copyOf(scores);
  }

  /**
   * The curve of scores.
   *
   * @param scores greater is more anomalous; at least one
   * @param truth whether each moment belongs to an anomaly
   * @param begins whether each is the first of a recording
   */
  public static RangeCurve of(double[] scores, boolean[] truth, boolean[] begins) {
    double[] distinct = Arrays.stream(scores).distinct().sorted().toArray();
    int count = Math.min(MOST, distinct.length);
    List<Double> thresholds =
        IntStream.range(0, count)
            .mapToObj(i -> distinct[place(count - 1 - i, count, distinct.length)])
            .toList();
    return new RangeCurve(
        thresholds,
        thresholds.parallelStream()
            .map(threshold -> RangeScore.of(truth, from(scores, threshold), begins))
            .toList());
  }

  private static int place(int i, int count, int all) {
    return count == 1 ? 0 : (int) ((long) i * (all - 1) / (count - 1));
  }

  /** Which scores are at least a threshold. */
  public static boolean[] from(double[] scores, double threshold) {
    boolean[] answers = new boolean[scores.length];
    for (int i = 0; i < answers.length; i++) {
      answers[i] = scores[i] >= threshold;
    }
    return answers;
  }

  /**
   * The area under precision over recall, with straight lines between the points in the order of
   * their recall, of equal ones the greater precision first. The curve begins at recall 0 with the
   * precision of the first point and ends where recall does.
   */
  public double area() {
    List<RangeScore> points = new ArrayList<>(scores);
    points.sort(
        Comparator.comparingDouble(RangeScore::recall)
            .thenComparing(Comparator.comparingDouble(RangeScore::precision).reversed()));
    double recall = 0;
    double precision = points.get(0).precision();
    double area = 0;
    for (RangeScore point : points) {
      area += (point.recall() - recall) * (point.precision() + precision) / 2;
      recall = point.recall();
      precision = point.precision();
    }
    return area;
  }
}
