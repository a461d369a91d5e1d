package org.isomer.eval.detection;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The matches of {@link CocoEvaluation} over objects of all areas, made once, so that resamples of
 * the images can be evaluated without matching again: no match depends on another image.
 */
public final class CocoMatches {
  /**
   * One class.
   *
   * @param boxes its objects and detections
   * @param counted by object, whether it has to be found
   * @param outcomes by overlap threshold, then by detection
   */
  private record ClassMatches(ClassBoxes boxes, boolean[] counted, Outcome[][] outcomes) {
    static ClassMatches of(ClassBoxes boxes, CocoDialect dialect) {
      GreedyMatching matching = new GreedyMatching(boxes);
      GroundTruth[] objects = boxes.objects();
      boolean[] ignored = new boolean[objects.length];
      boolean[] counted = new boolean[objects.length];
      for (int i = 0; i < objects.length; i++) {
        ignored[i] = objects[i].crowd() || !AreaRange.ALL.contains(objects[i].area());
        counted[i] = !ignored[i];
      }
      Outcome[][] outcomes =
          Arrays.stream(CocoEvaluation.THRESHOLDS)
              .mapToObj(
                  threshold ->
                      CocoEvaluation.outcomes(
                          boxes,
                          matching.match(threshold, ignored),
                          ignored,
                          AreaRange.ALL,
                          dialect))
              .toArray(Outcome[][]::new);
      return new ClassMatches(boxes, counted, outcomes);
    }

    CocoCell cell(int[] weights) {
      long positives = 0;
      for (int i = 0; i < counted.length; i++) {
        positives += counted[i] ? weights[boxes.objects()[i].image()] : 0;
      }
      int thresholds = outcomes.length;
      double[][] precision = new double[thresholds][];
      double[][] recall = new double[thresholds][];
      Detection[] detections = boxes.detections();
      for (int t = 0; positives > 0 && t < thresholds; t++) {
        long all = positives;
        precision[t] =
            CocoEvaluation.precision(
                RankedCounts.of(outcomes[t], place -> weights[detections[place].image()], all));
        recall[t] =
            CocoEvaluation.recall(
                outcomes[t], boxes.ranks(), place -> weights[detections[place].image()], all);
      }
      return new CocoCell(positives, precision, recall);
    }
  }

  private final List<ClassMatches> classes;

  private CocoMatches(List<ClassMatches> classes) {
    this.classes = classes;
  }

  /**
   * Matches.
   *
   * @param truth all images that were looked at, with their objects
   * @param detections of these images and classes
   */
  public static CocoMatches of(
      AnnotatedImages truth, List<Detection> detections, CocoDialect dialect) {
    int limit = CocoEvaluation.LIMITS[CocoEvaluation.LIMITS.length - 1];
    return new CocoMatches(
        ClassBoxes.of(truth, detections, limit).parallelStream()
            .map(boxes -> ClassMatches.of(boxes, dialect))
            .toList());
  }

  /**
   * Evaluates as if each image were there as often as its weight says. A detection and its copies
   * count at once; copies that are ranked one by one give other numbers only where one image has
   * equal scores in a class.
   *
   * @param weights by image, not negative
   * @return results over all areas only
   */
  public CocoEvaluation weighted(int[] weights) {
    return new CocoEvaluation(
        Map.of(AreaRange.ALL, classes.parallelStream().map(each -> each.cell(weights)).toList()));
  }
}
