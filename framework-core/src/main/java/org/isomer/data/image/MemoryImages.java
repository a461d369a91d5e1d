package org.isomer.data.image;

import java.util.List;
import org.isomer.data.ContentDigest;
import org.isomer.data.DigestedExamples;
import org.isomer.spi.Example;
import org.isomer.spi.Image;

/** Images that are decoded already. */
final class MemoryImages implements DigestedExamples {
  private final String part;
  private final List<Pixels> images;
  private final int[] labels;

  /**
   * Holds images.
   *
   * @param part where they come from; with the index it makes an id
   * @param labels the class of each
   */
  MemoryImages(String part, List<Pixels> images, int[] labels) {
    this.part = part;
    this.images = images;
    this.labels = labels;
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public int label(int index) {
    return labels[index];
  }

  @Override
  public String id(int index) {
    return part + "/" + index;
  }

  @Override
  public Example buffer() {
    return new Image();
  }

  @Override
  public void read(int index, Example into) {
    images.get(index).copyTo((Image) into);
  }

  @Override
  public void digest(int index, ContentDigest into) {
    images.get(index).digest(into);
  }

  @Override
  public int kept(int index) {
    return images.get(index).size();
  }
}
