package org.isomer.eval.segmentation;

import java.util.List;
import org.isomer.eval.metric.Counts;

/**
 * What is counted in one image.
 *
 * @param name the image
 * @param pixels of each class against the rest, by class
 * @param boundaries of each class, by class
 */
public record ImageCounts(String name, List<Counts> pixels, List<BoundaryCounts> boundaries) {
  /** Copies the lists. */
  public ImageCounts {
    pixels = List.copyOf(pixels);
    boundaries = List.copyOf(boundaries);
  }

  /**
   * The boundary F1 of the image: the mean over the classes that have a boundary; not a number if
   * none has.
   */
  public double boundaryF1() {
    return boundaries.stream()
        .mapToDouble(BoundaryCounts::f1)
        .filter(f1 -> !Double.isNaN(f1))
        .average()
        .orElse(Double.NaN);
  }
}
