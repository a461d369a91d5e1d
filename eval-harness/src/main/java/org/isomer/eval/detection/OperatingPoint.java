package org.isomer.eval.detection;

import java.util.Arrays;
import java.util.List;
import org.isomer.eval.metric.Counts;

/**
 * A way to use a detector: which of its detections are shown, and which of those are right.
 *
 * <p>The surest detection chooses first, and takes the free object of its image and class that it
 * overlaps most. Crowds and difficult objects are neither missed nor wrongly found. There is no
 * limit to the detections of an image.
 *
 * @param overlap the least intersection over union of a detection with what it has found
 * @param score the least score of a detection that is shown
 */
public record OperatingPoint(double overlap, double score) {
  private static final Counts MISSED = new Counts(0, 0, 1);
  private static final Counts WRONG = new Counts(0, 1, 0);

  /** An object that is right instead of missing. */
  private static final Counts FOUND = new Counts(1, 0, -1);

  /**
   * Right, wrong and missing detections of each class. {@link org.isomer.eval.metric.Ratio} makes
   * precision, recall and F1 of them, and accuracy, TP/(TP + FP + FN), which is its {@code
   * JACCARD}; {@link org.isomer.eval.metric.Average} makes the overall numbers.
   */
  public List<Counts> counts(AnnotatedImages truth, List<Detection> detections) {
    List<Detection> shown = detections.stream().filter(each -> each.score() >= score).toList();
    return ClassOutcomes.of(truth, shown, overlap).stream().map(OperatingPoint::counts).toList();
  }

  /** Right, wrong and missing detections of each image, all classes together. */
  public List<Counts> countsByImage(AnnotatedImages truth, List<Detection> detections) {
    List<Detection> shown = detections.stream().filter(each -> each.score() >= score).toList();
    Counts[] counts = new Counts[truth.images().size()];
    Arrays.fill(counts, Counts.NONE);
    for (GroundTruth object : truth.objects()) {
      if (!object.optional()) {
        counts[object.image()] = counts[object.image()].plus(MISSED);
      }
    }
    for (ClassOutcomes found : ClassOutcomes.of(truth, shown, overlap)) {
      for (int i = 0; i < found.outcomes().length; i++) {
        int image = found.detections()[i].image();
        counts[image] =
            switch (found.outcomes()[i]) {
              case TRUE_POSITIVE -> counts[image].plus(FOUND);
              case FALSE_POSITIVE -> counts[image].plus(WRONG);
              case IGNORED -> counts[image];
            };
      }
    }
    return List.of(counts);
  }

  private static Counts counts(ClassOutcomes found) {
    long right = 0;
    long wrong = 0;
    for (Outcome outcome : found.outcomes()) {
      right += outcome == Outcome.TRUE_POSITIVE ? 1 : 0;
      wrong += outcome == Outcome.FALSE_POSITIVE ? 1 : 0;
    }
    return new Counts(right, wrong, found.positives() - right);
  }
}
