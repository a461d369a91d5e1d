package org.isomer.eval.segmentation;

import java.util.List;

/**
 * The boundary F1 of several images (BF, Csurka et al. 2013), in [0, 1]. An image's value is the
 * mean over its classes ({@link ImageCounts#boundaryF1}); images without boundaries are left out,
 * and the result is not a number if none is left.
 */
public final class BoundaryF1 {
  private BoundaryF1() {}

  /** The mean over images. */
  public static double of(List<ImageCounts> images) {
    return ImageMean.of(images, ImageCounts::boundaryF1);
  }

  /** The mean of one class over the images in which it has a boundary. */
  public static double of(List<ImageCounts> images, int label) {
    return ImageMean.of(images, image -> image.boundaries().get(label).f1());
  }
}
