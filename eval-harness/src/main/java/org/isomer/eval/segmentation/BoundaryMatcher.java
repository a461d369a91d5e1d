package org.isomer.eval.segmentation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Compares the boundaries in one image. A boundary pixel of a class is a pixel of that class with a
 * judged pixel of another class above, below, left or right of it; neither the border of the image
 * nor that of a region that is not judged is a boundary.
 */
final class BoundaryMatcher {
  private final SegmentedImage image;
  private final int classes;
  private final int ignored;
  private final int height;
  private final int width;
  private final List<Offset> near;

  /**
   * For one image.
   *
   * @param tolerance the distance below which pixels are near, as a fraction of the diagonal
   */
  BoundaryMatcher(SegmentedImage image, int classes, int ignored, double tolerance) {
    this.image = image;
    this.classes = classes;
    this.ignored = ignored;
    height = image.truth().height();
    width = image.truth().width();
    near = offsets(tolerance * Math.sqrt((double) height * height + (double) width * width));
  }

  /** A step from one pixel to another. */
  private record Offset(int rows, int columns) {
    double length() {
      return Math.sqrt((double) rows * rows + (double) columns * columns);
    }
  }

  /** The counts of each class, by class. */
  List<BoundaryCounts> counts() {
    int[] truth = boundary(image.truth().labels());
    int[] predicted = boundary(image.predicted().labels());
    long[] truthTotal = total(truth);
    long[] predictedTotal = total(predicted);
    long[] truthNear = near(truth, predicted);
    long[] predictedNear = near(predicted, truth);
    return IntStream.range(0, classes)
        .mapToObj(
            c ->
                new BoundaryCounts(
                    predictedNear[c], predictedTotal[c], truthNear[c], truthTotal[c]))
        .toList();
  }

  /** The nearest first, as most boundaries are close to each other. */
  private static List<Offset> offsets(double distance) {
    int reach = (int) distance;
    List<Offset> offsets = new ArrayList<>();
    for (int rows = -reach; rows <= reach; rows++) {
      for (int columns = -reach; columns <= reach; columns++) {
        Offset offset = new Offset(rows, columns);
        if (offset.length() < distance) {
          offsets.add(offset);
        }
      }
    }
    offsets.sort(Comparator.comparingDouble(Offset::length));
    return offsets;
  }

  /** The class of every boundary pixel, −1 for the other pixels. */
  private int[] boundary(int[] labels) {
    int[] boundary = new int[labels.length];
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        int pixel = row * width + column;
        boolean found =
            judged(pixel)
                && (differs(labels, pixel, row > 0, -width)
                    || differs(labels, pixel, row < height - 1, width)
                    || differs(labels, pixel, column > 0, -1)
                    || differs(labels, pixel, column < width - 1, 1));
        boundary[pixel] = found ? labels[pixel] : -1;
      }
    }
    return boundary;
  }

  private boolean differs(int[] labels, int pixel, boolean inside, int step) {
    return inside && judged(pixel + step) && labels[pixel + step] != labels[pixel];
  }

  private boolean judged(int pixel) {
    return image.truth().labels()[pixel] != ignored;
  }

  private long[] total(int[] boundary) {
    long[] total = new long[classes];
    for (int label : boundary) {
      if (label >= 0) {
        total[label]++;
      }
    }
    return total;
  }

  /** How many pixels of {@code boundary} have one of {@code other} near by, by class. */
  private long[] near(int[] boundary, int[] other) {
    long[] count = new long[classes];
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        int label = boundary[row * width + column];
        if (label >= 0 && anyNear(other, label, row, column)) {
          count[label]++;
        }
      }
    }
    return count;
  }

  private boolean anyNear(int[] boundary, int label, int row, int column) {
    for (Offset offset : near) {
      int y = row + offset.rows;
      int x = column + offset.columns;
      if (y >= 0 && y < height && x >= 0 && x < width && boundary[y * width + x] == label) {
        return true;
      }
    }
    return false;
  }
}
