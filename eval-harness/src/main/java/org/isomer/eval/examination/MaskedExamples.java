package org.isomer.eval.examination;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.isomer.data.image.LabelMap;
import org.isomer.eval.examination.PaletteClash.Coloured;
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
  private final String split;

  /** The pixels of each image by label; those that are ignored come last. */
  private final long[][] counts;

  /** The labels that each mask uses and its palette gives a colour. */
  private final List<List<Coloured>> colours;

  MaskedExamples(MaskData data, Split split) {
    images = data.split(split);
    this.split = split.name().toLowerCase(Locale.ROOT);
    classes = data.classes().size();
    ignored = data.ignored();
    counts = new long[Math.toIntExact(images.size())][];
    colours = new ArrayList<>(Collections.nCopies(counts.length, List.of()));
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
    colours.set(Math.toIntExact(index), coloured(id(index), mask.palette(), pixels));
  }

  private List<Coloured> coloured(String id, int[] palette, long[] pixels) {
    List<Coloured> coloured = new ArrayList<>();
    for (int place = 0; place <= classes; place++) {
      int label = place == classes ? ignored : place;
      if (pixels[place] > 0 && label < palette.length) {
        coloured.add(new Coloured(split, id, label, palette[label]));
      }
    }
    return List.copyOf(coloured);
  }

  /** The labels that each mask uses and its palette gives a colour; each has to be read before. */
  List<List<Coloured>> colours() {
    return colours;
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
