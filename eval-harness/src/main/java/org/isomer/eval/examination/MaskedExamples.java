package org.isomer.eval.examination;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.isomer.data.image.LabelMap;
import org.isomer.eval.spi.MaskData;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Example;
import org.isomer.spi.Image;
import org.isomer.spi.Split;

/** The images of a split, whose masks are read and counted with each image. */
final class MaskedExamples implements AnnotatedExamples<OptionalInt> {
  private final AnnotatedExamples<LabelMap> images;
  private final int classes;
  private final int ignored;

  /** The pixels of each image by label; those that are ignored come last. */
  private final long[][] counts;

  MaskedExamples(MaskData data, Split split) {
    images = data.split(split);
    classes = data.classes().size();
    ignored = data.ignored();
    counts = new long[Math.toIntExact(images.size())][];
  }

  @Override
  public long size() {
    return images.size();
  }

  @Override
  public String id(long index) {
    return images.id(index);
  }

  /** An image of many classes has no label. */
  @Override
  public OptionalInt annotation(long index) {
    return OptionalInt.empty();
  }

  @Override
  public Example buffer() {
    return images.buffer();
  }

  @Override
  public void read(long index, Example into) {
    images.read(index, into);
    Image image = (Image) into;
    LabelMap mask = images.annotation(index);
    if (mask.height() != image.height() || mask.width() != image.width()) {
      throw new BadInputException(
          "The mask of %s has %d×%d pixels (height, width), but its image %d×%d. Give a mask of the image's size."
              .formatted(id(index), mask.height(), mask.width(), image.height(), image.width()));
    }
    long[] pixels = new long[classes + 1];
    for (int label : mask.labels()) {
      pixels[label == ignored ? classes : label]++;
    }
    counts[Math.toIntExact(index)] = pixels;
  }

  /** The pixels of all images; each has to be read before. */
  PixelCounts counts() {
    long[] sums = new long[classes + 1];
    int unjudged = 0;
    for (long[] pixels : counts) {
      long judged = 0;
      for (int label = 0; label <= classes; label++) {
        sums[label] += pixels[label];
        judged += label < classes ? pixels[label] : 0;
      }
      unjudged += judged == 0 ? 1 : 0;
    }
    List<Long> perClass = new ArrayList<>();
    for (int label = 0; label < classes; label++) {
      perClass.add(sums[label]);
    }
    return new PixelCounts(perClass, sums[classes], unjudged);
  }
}
