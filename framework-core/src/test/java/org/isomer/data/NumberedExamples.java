package org.isomer.data;

import org.isomer.spi.Example;
import org.isomer.spi.Image;

/** Gray 2×3 images whose pixels are the index and whose label is the index modulo the classes. */
class NumberedExamples implements DigestedExamples {
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
  public int label(long index) {
    return (int) (index % classes);
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
  public void digest(long index, ContentDigest into) {
    into.add((int) index);
  }
}
