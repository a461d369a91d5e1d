package org.isomer.eval.detection;

import java.util.Arrays;
import java.util.List;

/**
 * What the detections of a class turned out to be at one overlap threshold, all of them counted.
 *
 * @param detections by falling score
 * @param outcomes of each detection
 * @param positives how many objects there were to find
 */
record ClassOutcomes(Detection[] detections, Outcome[] outcomes, long positives) {
  /** By COCO's matching, with crowds and difficult objects ignored; by class. */
  static List<ClassOutcomes> of(
      AnnotatedImages truth, List<Detection> detections, double threshold) {
    return ClassBoxes.of(truth, detections, Integer.MAX_VALUE).parallelStream()
        .map(boxes -> of(boxes, threshold))
        .toList();
  }

  private static ClassOutcomes of(ClassBoxes boxes, double threshold) {
    GroundTruth[] objects = boxes.objects();
    boolean[] ignored = new boolean[objects.length];
    for (int i = 0; i < ignored.length; i++) {
      ignored[i] = objects[i].optional();
    }
    int[] matches = new GreedyMatching(boxes).match(threshold, ignored);
    Outcome[] outcomes =
        Arrays.stream(matches)
            .mapToObj(
                match ->
                    match == GreedyMatching.NONE
                        ? Outcome.FALSE_POSITIVE
                        : ignored[match] ? Outcome.IGNORED : Outcome.TRUE_POSITIVE)
            .toArray(Outcome[]::new);
    return new ClassOutcomes(boxes.detections(), outcomes, boxes.positives());
  }

  RankedCounts ranked() {
    return RankedCounts.of(outcomes, positives);
  }
}
