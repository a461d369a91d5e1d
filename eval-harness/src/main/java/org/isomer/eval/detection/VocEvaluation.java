package org.isomer.eval.detection;

import java.util.Arrays;
import java.util.List;

/**
 * VOC's average precision of each class.
 *
 * <p>The surest detection comes first. Each looks at the object of its class and image that it
 * overlaps most, the first of equals, whether taken or not. If the overlap does not reach the
 * threshold, or the object is taken, the detection is wrong. Difficult objects are not counted, and
 * who finds one is neither right nor wrong; crowds, which VOC does not have, are taken for
 * difficult ones.
 *
 * @param averagePrecisions by class, in [0, 1]; not a number for a class without objects to find
 */
public record VocEvaluation(List<Double> averagePrecisions) {
  /** Copies the list. */
  public VocEvaluation {
    averagePrecisions = List.copyOf(averagePrecisions);
  }

  /**
   * Evaluates.
   *
   * @param threshold the overlap of a match; VOC's is 0.5
   */
  public static VocEvaluation of(
      AnnotatedImages truth, List<Detection> detections, double threshold, VocDialect dialect) {
    return new VocEvaluation(
        ClassBoxes.of(truth, detections, Integer.MAX_VALUE).parallelStream()
            .map(boxes -> averagePrecision(boxes, threshold, dialect))
            .toList());
  }

  /** The mean over the classes that have objects to find; not a number if there are none. */
  public double mean() {
    return averagePrecisions.stream()
        .mapToDouble(Double::doubleValue)
        .filter(value -> !Double.isNaN(value))
        .average()
        .orElse(Double.NaN);
  }

  private static double averagePrecision(ClassBoxes boxes, double threshold, VocDialect dialect) {
    long positives = boxes.positives();
    return positives == 0
        ? Double.NaN
        : dialect
            .interpolation()
            .averagePrecision(RankedCounts.of(outcomes(boxes, threshold, dialect), positives));
  }

  private static Outcome[] outcomes(ClassBoxes boxes, double threshold, VocDialect dialect) {
    GroundTruth[] objects = boxes.objects();
    Box[] places =
        Arrays.stream(objects).map(object -> dialect.box(object.box())).toArray(Box[]::new);
    boolean[] taken = new boolean[objects.length];
    Outcome[] outcomes = new Outcome[boxes.detections().length];
    for (int i = 0; i < outcomes.length; i++) {
      Detection detection = boxes.detections()[i];
      Box box = dialect.box(detection.box());
      int nearest = -1;
      double greatest = -1;
      int end = boxes.firstObjects()[detection.image() + 1];
      for (int object = boxes.firstObjects()[detection.image()]; object < end; object++) {
        double overlap = places[object].overlap(box);
        if (overlap > greatest) {
          greatest = overlap;
          nearest = object;
        }
      }
      if (nearest < 0 || !dialect.reaches(greatest, threshold)) {
        outcomes[i] = Outcome.FALSE_POSITIVE;
      } else if (objects[nearest].optional()) {
        outcomes[i] = Outcome.IGNORED;
      } else {
        outcomes[i] = taken[nearest] ? Outcome.FALSE_POSITIVE : Outcome.TRUE_POSITIVE;
        taken[nearest] = true;
      }
    }
    return outcomes;
  }
}
