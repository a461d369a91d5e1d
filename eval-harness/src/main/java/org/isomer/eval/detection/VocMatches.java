package org.isomer.eval.detection;

import java.util.Arrays;
import java.util.List;

/**
 * The matches of {@link VocEvaluation}, made once, so that resamples of the images can be evaluated
 * without matching again: no match depends on another image.
 */
public final class VocMatches {
  /**
   * One class.
   *
   * @param boxes its objects and detections
   * @param outcomes by detection
   */
  private record ClassMatches(ClassBoxes boxes, Outcome[] outcomes) {
    double averagePrecision(int[] weights, Interpolation interpolation) {
      long positives = 0;
      for (GroundTruth object : boxes.objects()) {
        positives += object.optional() ? 0 : weights[object.image()];
      }
      Detection[] detections = boxes.detections();
      return positives == 0
          ? Double.NaN
          : interpolation.averagePrecision(
              RankedCounts.of(outcomes, place -> weights[detections[place].image()], positives));
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

  private final List<ClassMatches> classes;
  private final Interpolation interpolation;

  private VocMatches(List<ClassMatches> classes, Interpolation interpolation) {
    this.classes = classes;
    this.interpolation = interpolation;
  }

  /**
   * Matches.
   *
   * @param threshold the overlap of a match; VOC's is 0.5
   */
  public static VocMatches of(
      AnnotatedImages truth, List<Detection> detections, double threshold, VocDialect dialect) {
    return new VocMatches(
        ClassBoxes.of(truth, detections, Integer.MAX_VALUE).parallelStream()
            .map(boxes -> new ClassMatches(boxes, ClassMatches.outcomes(boxes, threshold, dialect)))
            .toList(),
        dialect.interpolation());
  }

  /**
   * Evaluates as if each image were there as often as its weight says.
   *
   * @param weights by image, not negative
   */
  public VocEvaluation weighted(int[] weights) {
    return new VocEvaluation(
        classes.parallelStream()
            .map(each -> each.averagePrecision(weights, interpolation))
            .toList());
  }
}
