package org.isomer.eval.segmentation;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Means over images, added in the order of the images. */
final class ImageMean {
  private ImageMean() {}

  /** The mean of the values that are numbers; not a number if there are none. */
  static double of(List<ImageCounts> images, ToDoubleFunction<ImageCounts> value) {
    double sum = 0;
    int count = 0;
    for (ImageCounts image : images) {
      double each = value.applyAsDouble(image);
      if (!Double.isNaN(each)) {
        sum += each;
        count++;
      }
    }
    return sum / count;
  }
}
