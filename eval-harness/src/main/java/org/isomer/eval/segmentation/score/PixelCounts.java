package org.isomer.eval.segmentation.score;

import java.util.ArrayList;
import java.util.List;
import org.isomer.eval.metric.ConfusionMatrix;
import org.isomer.eval.segmentation.BoundaryCounts;
import org.isomer.eval.segmentation.ImageCounts;
import org.isomer.eval.segmentation.SegmentationCounts;
import org.isomer.reports.record.ImagePixels;

/** Between counts and the records that keep them. */
public final class PixelCounts {
  private PixelCounts() {}

  /**
   * The record of one image.
   *
   * @param counts of that image alone
   */
  public static ImagePixels record(SegmentationCounts counts) {
    ImageCounts image = counts.images().get(0);
    ConfusionMatrix confusion = counts.confusion();
    List<List<Long>> cells = new ArrayList<>();
    List<List<Long>> boundaries = new ArrayList<>();
    for (long row = 0; row < confusion.classes(); row++) {
      for (long column = 0; column < confusion.classes(); column++) {
        long pixels = confusion.count((int) row, (int) column);
        if (pixels > 0) {
          cells.add(List.of(row, column, pixels));
        }
      }
      BoundaryCounts boundary = image.boundaries().get((int) row);
      if (boundary.predicted() + boundary.truth() > 0) {
        boundaries.add(
            List.of(
                row,
                boundary.predictedNear(),
                boundary.predicted(),
                boundary.truthNear(),
                boundary.truth()));
      }
    }
    return new ImagePixels(image.name(), cells, boundaries);
  }

  /** The confusions of one image. */
  static ConfusionMatrix confusion(int classes, ImagePixels image) {
    long[][] cells = new long[classes][classes];
    for (List<Long> cell : image.confusion()) {
      cells[Math.toIntExact(cell.get(0))][Math.toIntExact(cell.get(1))] += cell.get(2);
    }
    return ConfusionMatrix.of(cells);
  }

  /** The counts of one image. */
  static ImageCounts of(int classes, ImagePixels image) {
    List<BoundaryCounts> boundaries = new ArrayList<>();
    for (int label = 0; label < classes; label++) {
      boundaries.add(new BoundaryCounts(0, 0, 0, 0));
    }
    for (List<Long> boundary : image.boundaries()) {
      boundaries.set(
          Math.toIntExact(boundary.get(0)),
          new BoundaryCounts(boundary.get(1), boundary.get(2), boundary.get(3), boundary.get(4)));
    }
    return new ImageCounts(image.id(), confusion(classes, image).counts(), boundaries);
  }
}
