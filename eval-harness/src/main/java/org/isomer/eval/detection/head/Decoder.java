package org.isomer.eval.detection.head;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.isomer.eval.detection.Box;
import org.isomer.eval.detection.Detection;
import org.isomer.eval.spi.ScoredBox;
import org.isomer.spi.Option;

/**
 * From all boxes that a {@link org.isomer.eval.spi.Detector} finds to those that count: the surest
 * ones above a least score are kept, and of boxes of one class that overlap too much the surest.
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
  /**
   * Decodes an image.
   *
   * @param boxes of equally sure ones the first counts more
   * @param width boxes are cut off there, in pixels of the encoder's input
   * @param height likewise
   * @return detections of image 0 in pixels of the encoder's input, the surest first
   */
  public List<Detection> decode(List<ScoredBox> boxes, double width, double height) {
    List<ScoredBox> surest =
        boxes.stream()
            .filter(box -> box.score() >= leastScore)
            .sorted(Comparator.comparingDouble(ScoredBox::score).reversed())
            .limit(candidates)
            .toList();
    List<Detection> kept = new ArrayList<>();
    for (ScoredBox candidate : surest) {
      Box box =
          Box.ofCorners(
              clip(candidate.left(), width),
              clip(candidate.top(), height),
              clip(candidate.right(), width),
              clip(candidate.bottom(), height));
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

  private static double clip(double value, double most) {
    return Math.max(0, Math.min(most, value));
  }
}
