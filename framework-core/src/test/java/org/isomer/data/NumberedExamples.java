package org.isomer.data;

import java.security.MessageDigest;
import java.util.OptionalInt;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.Example;
import org.isomer.spi.Image;

/** Gray 2×3 images whose pixels are the index and whose label is the index modulo the classes. */
class NumberedExamples implements AnnotatedExamples<OptionalInt> {
  private final int size;
  private final int classes;

  NumberedExamples(int size, int classes) {
    this.size = size;
    this.classes = classes;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public OptionalInt annotation(long index) {
    return OptionalInt.of((int) (index % classes));
  }

  @Override
  public String id(long index) {
    return "number/" + index;
  }

  @Override
  public Example buffer() {
    return new Image();
  }

  @Override
  public void read(long index, Example into) {
    Image image = ((Image) into).reshape(2, 3, 1);
    for (int i = 0; i < image.size(); i++) {
      image.values()[i] = index;
    }
  }

  @Override
  public void digest(long index, MessageDigest into) {
    new ContentDigest(into).add((int) index);
  }
}
