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
  public long size() {
    return labels.length;
  }

  @Override
  public int label(long index) {
    return labels[Math.toIntExact(index)];
  }

  @Override
  public String id(long index) {
    return part + "/" + index;
  }

  @Override
  public Example buffer() {
    return new Image();
  }

  @Override
  public void read(long index, Example into) {
    image(index).copyTo((Image) into);
  }

  @Override
  public void digest(long index, ContentDigest into) {
    image(index).digest(into);
  }

  @Override
  public int kept(long index) {
    return image(index).size();
  }

  private Pixels image(long index) {
    return images.get(Math.toIntExact(index));
  }
}
