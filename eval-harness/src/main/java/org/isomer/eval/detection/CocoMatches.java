package org.isomer.eval.detection;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The matches of {@link CocoEvaluation}, made once, so that resamples of the images can be
 * evaluated without matching again: no match depends on another image.
 */
public final class CocoMatches {
  /**
   * One class in one area range.
   *
   * @param boxes its objects and detections
   * @param counted by object, whether it has to be found
   * @param outcomes by overlap threshold, then by detection
   */
  private record ClassMatches(ClassBoxes boxes, boolean[] counted, Outcome[][] outcomes) {
    static ClassMatches of(GreedyMatching matching, AreaRange area, CocoDialect dialect) {
      ClassBoxes boxes = matching.boxes();
      GroundTruth[] objects = boxes.objects();
      boolean[] ignored = new boolean[objects.length];
      boolean[] counted = new boolean[objects.length];
      for (int i = 0; i < objects.length; i++) {
        ignored[i] = objects[i].crowd() || !area.contains(objects[i].area());
        counted[i] = !ignored[i];
      }
      Outcome[][] outcomes =
          Arrays.stream(CocoEvaluation.THRESHOLDS)
              .mapToObj(
                  threshold ->
                      CocoEvaluation.outcomes(
                          boxes, matching.match(threshold, ignored), ignored, area, dialect))
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

  private final Map<AreaRange, List<ClassMatches>> classes;

  private CocoMatches(Map<AreaRange, List<ClassMatches>> classes) {
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
    List<GreedyMatching> matchings =
        ClassBoxes.of(truth, detections, limit).parallelStream().map(GreedyMatching::new).toList();
    return new CocoMatches(
        inEachRange(
            area ->
                matchings.parallelStream()
                    .map(matching -> ClassMatches.of(matching, area, dialect))
                    .toList()));
  }

  /**
   * Evaluates as if each image were there as often as its weight says. A detection and its copies
   * count at once; copies that are ranked one by one give other numbers only where one image has
   * equal scores in a class.
   *
   * @param weights by image, not negative
   */
  public CocoEvaluation weighted(int[] weights) {
    return new CocoEvaluation(
        inEachRange(
            area ->
                Objects.requireNonNull(classes.get(area)).parallelStream()
                    .map(each -> each.cell(weights))
                    .toList()));
  }

  private static <T> Map<AreaRange, T> inEachRange(Function<AreaRange, T> make) {
    return Stream.of(AreaRange.values()).parallel().collect(Collectors.toMap(area -> area, make));
  }
}
