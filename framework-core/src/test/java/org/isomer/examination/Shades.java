package org.isomer.examination;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.BadInputException;
import org.isomer.spi.ClassData;
import org.isomer.spi.Example;
import org.isomer.spi.Image;
import org.isomer.spi.Split;

/**
 * A data set of plain images, 4 pixels high and 6 wide, or wider by the shade. A shade below 0
 * cannot be read.
 */
final class Shades implements ClassData {
  private final List<String> classes;
  private final Map<Split, Part> parts;
  private final AtomicInteger reads = new AtomicInteger();

  Shades(List<String> classes, Part train, Part validation, Part test) {
    this.classes = classes;
    parts = Map.of(Split.TRAIN, train, Split.VALIDATION, validation, Split.TEST, test);
  }

  /** The shades of a split's images and their labels. */
  record Part(int[] shades, int... labels) {
    static Part of(int... shades) {
      int[] labels = new int[shades.length];
      Arrays.setAll(labels, i -> i % 2);
      return new Part(shades, labels);
    }
  }

  int reads() {
    return reads.get();
  }

  @Override
  public String title() {
    return "Shades";
  }

  @Override
  public List<String> classes() {
    return classes;
  }

  @Override
  public String digest() {
    return "5ade";
  }

  @Override
  public AnnotatedExamples<OptionalInt> split(Split split) {
    Part part = parts.get(split);
    return new AnnotatedExamples<>() {
      @Override
      public long size() {
        return part.shades().length;
      }

      @Override
      public OptionalInt annotation(long index) {
        return OptionalInt.of(part.labels()[Math.toIntExact(index)]);
      }

      @Override
      public String id(long index) {
        return split + "/" + index;
      }

      @Override
      public Example buffer() {
        return new Image();
      }

      @Override
      public void read(long index, Example into) {
        reads.incrementAndGet();
        int shade = part.shades()[Math.toIntExact(index)];
        if (shade < 0) {
          throw new BadInputException(id(index) + " is damaged.");
        }
        Image image = ((Image) into).reshape(4, 6 + shade, 1);
        Arrays.fill(image.values(), 0, image.size(), (100 + shade) / 255f);
      }
    };
  }
}
