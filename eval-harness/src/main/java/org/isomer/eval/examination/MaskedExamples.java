package org.isomer.eval.examination;

import java.util.ArrayList;
import java.util.List;
import org.isomer.data.image.LabelMap;
import org.isomer.eval.spi.MaskData;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;
import org.isomer.spi.Image;
import org.isomer.spi.Split;

/** The images of a split, whose masks are read and counted with each image. */
final class MaskedExamples implements Examples {
  private final MaskData data;
  private final Split split;
  private final ImageExamples images;

  /** The pixels of each image by label; those that are ignored come last. */
  private final long[][] counts;

  MaskedExamples(MaskData data, Split split) {
    this.data = data;
    this.split = split;
    images = new ImageExamples(data, split);
    counts = new long[data.size(split)][];
  }

  @Override
  public long size() {
    return images.size();
  }

  @Override
  public int label(long index) {
    return images.label(index);
  }

  @Override
  public String id(long index) {
    return images.id(index);
  }

  @Override
  public Example buffer() {
    return images.buffer();
  }

  @Override
  public void read(long index, Example into) {
    images.read(index, into);
    Image image = (Image) into;
    LabelMap mask = data.mask(split, Math.toIntExact(index));
    if (mask.height() != image.height() || mask.width() != image.width()) {
      throw new BadInputException(
          "The mask of %s has %d×%d pixels (height, width), but its image %d×%d. Give a mask of the image's size."
              .formatted(id(index), mask.height(), mask.width(), image.height(), image.width()));
    }
    int classes = data.classes().size();
    long[] pixels = new long[classes + 1];
    for (int label : mask.labels()) {
      pixels[label == data.ignored() ? classes : label]++;
    }
    counts[Math.toIntExact(index)] = pixels;
  }

  /** The pixels of all images; each has to be read before. */
  PixelCounts counts() {
    int classes = data.classes().size();
    long[] sums = new long[classes + 1];
    int ignored = 0;
    for (long[] pixels : counts) {
      long judged = 0;
      for (int label = 0; label <= classes; label++) {
        sums[label] += pixels[label];
        judged += label < classes ? pixels[label] : 0;
      }
      ignored += judged == 0 ? 1 : 0;
    }
    List<Long> perClass = new ArrayList<>();
    for (int label = 0; label < classes; label++) {
      perClass.add(sums[label]);
    }
    return new PixelCounts(perClass, sums[classes], ignored);
  }
}
