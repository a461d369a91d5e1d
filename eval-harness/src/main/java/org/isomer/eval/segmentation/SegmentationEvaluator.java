package org.isomer.eval.segmentation;

import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.isomer.data.image.LabelMap;
import org.isomer.eval.metric.ConfusionMatrix;
import org.isomer.spi.BadInputException;

/**
 * Counts pixels and boundary pixels.
 *
 * <p>Boundaries are compared as by Csurka et al. 2013, "What is a good evaluation measure for
 * semantic segmentation?": a pixel of one boundary is right if the other boundary of the same class
 * is at a Euclidean distance of less than a tolerance, which is a fraction of the diagonal of the
 * image. Which pixels are boundary the paper leaves open; here they are the pixels of a class with
 * a judged pixel of another class above, below, left or right.
 *
 * @param classes the number of classes; a mask holds 0 to classes − 1
 * @param ignored the true label of pixels that are not judged, whatever is predicted there; a
 *     negative number if all pixels are
 * @param boundaryTolerance as a fraction of the diagonal, positive
 */
public record SegmentationEvaluator(int classes, int ignored, double boundaryTolerance) {
  /** Checks the numbers. */
  public SegmentationEvaluator {
    if (classes < 1 || !(boundaryTolerance > 0)) {
      throw new IllegalArgumentException(
          "%d classes, boundary tolerance %s".formatted(classes, boundaryTolerance));
    }
  }

  /**
   * Counts in a data set, on many threads. No more images are held than there are threads.
   *
   * @param images the number of images
   * @param source gives an image by index; called by many threads
   * @throws BadInputException if an image does not match its truth, or holds other classes
   */
  public SegmentationCounts count(int images, IntFunction<SegmentedImage> source) {
    AtomicLongArray total = new AtomicLongArray(classes * classes);
    List<ImageCounts> counts =
        IntStream.range(0, images)
            .parallel()
            .mapToObj(index -> count(source.apply(index), total))
            .toList();
    long[][] cells = new long[classes][classes];
    for (int row = 0; row < classes; row++) {
      for (int column = 0; column < classes; column++) {
        cells[row][column] = total.get(row * classes + column);
      }
    }
    return new SegmentationCounts(ConfusionMatrix.of(cells), counts);
  }

  private ImageCounts count(SegmentedImage image, AtomicLongArray total) {
    ConfusionMatrix confusion = confusion(image);
    for (int row = 0; row < classes; row++) {
      for (int column = 0; column < classes; column++) {
        total.addAndGet(row * classes + column, confusion.count(row, column));
      }
    }
    return new ImageCounts(
        image.name(),
        confusion.counts(),
        new BoundaryMatcher(image, classes, ignored, boundaryTolerance).counts());
  }

  private ConfusionMatrix confusion(SegmentedImage image) {
    LabelMap truth = image.truth();
    LabelMap predicted = image.predicted();
    if (truth.height() != predicted.height() || truth.width() != predicted.width()) {
      throw new BadInputException(
          "The prediction for %s has %d×%d pixels, but its mask %d×%d. Predict in the size of the mask."
              .formatted(
                  image.name(),
                  predicted.height(),
                  predicted.width(),
                  truth.height(),
                  truth.width()));
    }
    long[][] cells = new long[classes][classes];
    for (int pixel = 0; pixel < truth.labels().length; pixel++) {
      if (truth.labels()[pixel] != ignored) {
        int label = checked(image.name(), "mask", truth, pixel);
        int taken = checked(image.name(), "prediction", predicted, pixel);
        cells[label][taken]++;
      }
    }
    return ConfusionMatrix.of(cells);
  }

  private int checked(String image, String what, LabelMap labels, int pixel) {
    int label = labels.labels()[pixel];
    if (label < 0 || label >= classes) {
      throw new BadInputException(
          "The %s of %s has the value %d at row %d, column %d; classes are 0 to %d, and %d is ignored. Check the number of classes and the ignored value."
              .formatted(
                  what,
                  image,
                  label,
                  pixel / labels.width(),
                  pixel % labels.width(),
                  classes - 1,
                  ignored));
    }
    return label;
  }
}
