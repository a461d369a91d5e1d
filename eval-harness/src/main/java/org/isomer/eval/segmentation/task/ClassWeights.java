package org.isomer.eval.segmentation.task;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.isomer.eval.spi.MaskData;
import org.isomer.spi.Split;

/**
 * The weights of classes in the loss: (median share / share)^balance, where a share is that of the
 * training pixels, and the median that of the classes that occur. With a balance of 1 this is
 * median frequency balancing (Eigen and Fergus 2015, arXiv:1411.4734), but for counting all images.
 */
final class ClassWeights {
  private ClassWeights() {}

  /** One weight for each class; 1 for a class that does not occur. */
  static List<Float> of(MaskData masks, double balance) {
    int classes = masks.classes().size();
    if (balance == 0) {
      return Collections.nCopies(classes, 1f);
    }
    long[] pixels =
        LongStream.range(0, masks.split(Split.TRAIN).size())
            .parallel()
            .mapToObj(index -> pixels(masks, index))
            .reduce(new long[classes], ClassWeights::sum);
    long[] occurring = Arrays.stream(pixels).filter(count -> count > 0).sorted().toArray();
    if (occurring.length == 0) {
      return Collections.nCopies(classes, 1f);
    }
    long median = occurring[occurring.length / 2];
    return Arrays.stream(pixels)
        .mapToObj(
            count -> count == 0 ? 1f : (float) StrictMath.pow((double) median / count, balance))
        .toList();
  }

  private static long[] pixels(MaskData masks, long index) {
    long[] pixels = new long[masks.classes().size()];
    for (int label : masks.split(Split.TRAIN).annotation(index).labels()) {
      if (label != masks.ignored()) {
        pixels[label]++;
      }
    }
    return pixels;
  }

  private static long[] sum(long[] first, long[] second) {
    long[] sum = new long[first.length];
    Arrays.setAll(sum, label -> first[label] + second[label]);
    return sum;
  }
}
