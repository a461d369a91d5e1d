package org.isomer.eval.detection.head;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.isomer.eval.detection.Box;
import org.isomer.eval.detection.Detection;
import org.isomer.spi.Option;

/**
 * From the outputs of a {@link DetectionHead} to boxes: scores are √(class · centre-ness); the
 * surest boxes above a least score are kept, and of boxes of one class that overlap too much the
 * surest.
 *
 * @param leastScore boxes below are left out
 * @param candidates how many boxes of an image are looked at, all classes together
 * @param overlap boxes of one class that overlap a surer one more are left out
 * @param most how many boxes of an image are kept
 */
public record Decoder(
    @Option(help = "Boxes with a lower score are left out", value = "0.05", min = 0, max = 1)
        double leastScore,
    @Option(
            help = "Boxes of an image that are looked at, the surest ones",
            value = "1000",
            min = 1,
            max = 100_000)
        int candidates,
    @Option(
            help = "Boxes that overlap a surer one of their class more, by IoU, are left out",
            value = "0.6",
            min = 0,
            max = 1)
        double overlap,
    @Option(
            help = "Boxes of an image that are kept, the surest ones",
            value = "100",
            min = 1,
            max = 10_000)
        int most) {
  /** Surest first; of equals the first cell, then the first class. */
  private static final Comparator<Candidate> ORDER =
      Comparator.comparingDouble(Candidate::score)
          .reversed()
          .thenComparingInt(Candidate::cell)
          .thenComparingInt(Candidate::label);

  private record Candidate(int cell, int label, double score) {}

  /**
   * Decodes an image.
   *
   * @param logits of the classes, by cell
   * @param distances in strides, four for each cell
   * @param centres logits of the centre-ness, by cell
   * @param width boxes are cut off there, in pixels of the encoder's input
   * @param height likewise
   * @return detections of image 0 in pixels of the encoder's input, the surest first
   */
  public List<Detection> decode(
      Pyramid pyramid,
      float[] logits,
      float[] distances,
      float[] centres,
      double width,
      double height) {
    int classes = logits.length / centres.length;
    List<Candidate> found = new ArrayList<>();
    for (int cell = 0; cell < centres.length; cell++) {
      double centre = sigmoid(centres[cell]);
      for (int label = 0; label < classes; label++) {
        double score = Math.sqrt(sigmoid(logits[cell * classes + label]) * centre);
        if (score >= leastScore) {
          found.add(new Candidate(cell, label, score));
        }
      }
    }
    found.sort(ORDER);
    List<Detection> kept = new ArrayList<>();
    for (Candidate candidate : found.subList(0, Math.min(candidates, found.size()))) {
      Box box = box(pyramid, candidate.cell(), distances, width, height);
      if (kept.size() < most && box.area() > 0 && isFree(kept, candidate.label(), box)) {
        kept.add(new Detection(0, candidate.label(), box, candidate.score()));
      }
    }
    return kept;
  }

  private boolean isFree(List<Detection> kept, int label, Box box) {
    return kept.stream()
        .noneMatch(surer -> surer.category() == label && surer.box().overlap(box) > overlap);
  }

  private static Box box(
      Pyramid pyramid, int cell, float[] distances, double width, double height) {
    int place = cell;
    for (Pyramid.Level level : pyramid.levels()) {
      if (place < level.cells()) {
        double x = place % level.columns() + .5;
        int row = place / level.columns();
        double y = row + .5;
        return Box.ofCorners(
            clip((x - distances[4 * cell]) * level.stride(), width),
            clip((y - distances[4 * cell + 1]) * level.stride(), height),
            clip((x + distances[4 * cell + 2]) * level.stride(), width),
            clip((y + distances[4 * cell + 3]) * level.stride(), height));
      }
      place -= level.cells();
    }
    throw new IllegalArgumentException("no cell " + cell);
  }

  private static double clip(double value, double most) {
    return Math.max(0, Math.min(most, value));
  }

  private static double sigmoid(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }
}
