package org.isomer.eval.detection;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * COCO's evaluation of boxes, number for number that of pycocotools.
 *
 * <p>A detection can match an object of its class and image if their intersection over union is at
 * least a threshold: 0.5, 0.55, …, 0.95, computed as i·((0.95 − 0.5)/9) + 0.5. The surest 100
 * detections of an image and class choose in turn. Within an area range, objects outside it and
 * crowds are ignored: what matches them is neither right nor wrong, nor is an unmatched detection
 * whose own area is outside. VOC's {@code difficult} has no meaning here.
 *
 * <p>Precision after each detection is TP/(FP + TP + 2⁻⁵²), raised to the greatest at its recall or
 * beyond, and read at the recalls i·0.01 for i = 0 … 100, where 0 stands for a recall that is not
 * reached. Classes and area ranges are computed in parallel, each on its own and in a fixed order:
 * the bits of the results do not depend on the number of threads.
 */
public final class CocoEvaluation {
  /** Overlap thresholds. */
  static final double[] THRESHOLDS =
      IntStream.range(0, 10).mapToDouble(i -> i * ((.95 - .5) / 9) + .5).toArray();

  /** How many detections of an image and class count, for average recall. */
  static final int[] LIMITS = {1, 10, 100};

  private static final double[] RECALLS =
      IntStream.rangeClosed(0, 100).mapToDouble(i -> i * .01).toArray();

  private final Map<AreaRange, List<CocoCell>> cells;

  CocoEvaluation(Map<AreaRange, List<CocoCell>> cells) {
    this.cells = cells;
  }

  /**
   * Evaluates.
   *
   * @param truth all images that were looked at, with their objects
   * @param detections of these images and classes
   */
  public static CocoEvaluation of(
      AnnotatedImages truth, List<Detection> detections, CocoDialect dialect) {
    List<GreedyMatching> classes =
        ClassBoxes.of(truth, detections, LIMITS[LIMITS.length - 1]).parallelStream()
            .map(GreedyMatching::new)
            .toList();
    return new CocoEvaluation(
        Stream.of(AreaRange.values())
            .parallel()
            .collect(
                Collectors.toMap(
                    area -> area,
                    area ->
                        classes.parallelStream()
                            .map(matching -> cell(matching, area, dialect))
                            .toList())));
  }

  /** The results of each class in an area range. */
  List<CocoCell> cells(AreaRange area) {
    return Objects.requireNonNull(cells.get(area));
  }

  private static CocoCell cell(GreedyMatching matching, AreaRange area, CocoDialect dialect) {
    GroundTruth[] objects = matching.boxes().objects();
    boolean[] ignored = new boolean[objects.length];
    long positives = 0;
    for (int i = 0; i < objects.length; i++) {
      ignored[i] = objects[i].crowd() || !area.contains(objects[i].area());
      positives += ignored[i] ? 0 : 1;
    }
    double[][] precision = new double[THRESHOLDS.length][];
    double[][] recall = new double[THRESHOLDS.length][];
    if (positives > 0) {
      for (int t = 0; t < THRESHOLDS.length; t++) {
        int[] matches = matching.match(THRESHOLDS[t], ignored);
        Outcome[] outcomes = outcomes(matching.boxes(), matches, ignored, area, dialect);
        precision[t] = precision(RankedCounts.of(outcomes, positives));
        recall[t] = recall(outcomes, matching.boxes().ranks(), place -> 1, positives);
      }
    }
    return new CocoCell(positives, precision, recall);
  }

  /** What each detection turned out to be, given its match. */
  static Outcome[] outcomes(
      ClassBoxes boxes, int[] matches, boolean[] ignored, AreaRange area, CocoDialect dialect) {
    Outcome[] outcomes = new Outcome[matches.length];
    for (int i = 0; i < outcomes.length; i++) {
      int match = matches[i];
      boolean matched =
          match != GreedyMatching.NONE
              && (dialect == CocoDialect.EXACT || boxes.objects()[match].id() != 0);
      boolean toIgnored = match != GreedyMatching.NONE && ignored[match];
      boolean outside = !matched && !area.contains(boxes.detections()[i].box().area());
      outcomes[i] =
          toIgnored || outside
              ? Outcome.IGNORED
              : matched ? Outcome.TRUE_POSITIVE : Outcome.FALSE_POSITIVE;
    }
    return outcomes;
  }

  /** Precision at each of the recall thresholds. */
  static double[] precision(RankedCounts counts) {
    double[] precision = new double[counts.size()];
    for (int i = 0; i < precision.length; i++) {
      double right = counts.truePositives()[i];
      precision[i] = right / (counts.falsePositives()[i] + right + Math.ulp(1.0));
    }
    RankedCounts.envelope(precision);
    double[] read = new double[RECALLS.length];
    int place = 0;
    for (int i = 0; i < read.length; i++) {
      while (place < precision.length && counts.recall(place) < RECALLS[i]) {
        place++;
      }
      read[i] = place < precision.length ? precision[place] : 0;
    }
    return read;
  }

  /**
   * Recall with each limit of detections.
   *
   * @param weights how often a detection counts, by its place
   */
  static double[] recall(
      Outcome[] outcomes, int[] ranks, IntUnaryOperator weights, long positives) {
    long[] found = new long[LIMITS.length];
    for (int i = 0; i < outcomes.length; i++) {
      for (int limit = 0; limit < found.length; limit++) {
        if (outcomes[i] == Outcome.TRUE_POSITIVE && ranks[i] < LIMITS[limit]) {
          found[limit] += weights.applyAsInt(i);
        }
      }
    }
    return Arrays.stream(found).mapToDouble(each -> (double) each / positives).toArray();
  }
}
