package org.isomer.data.image;

import java.security.MessageDigest;
import java.util.List;
import java.util.OptionalInt;
import org.isomer.data.ContentDigest;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.Example;
import org.isomer.spi.Image;

/** Images that are decoded already. */
final class MemoryImages implements AnnotatedExamples<OptionalInt> {
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
  public OptionalInt annotation(long index) {
    return OptionalInt.of(labels[Math.toIntExact(index)]);
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
  public void digest(long index, MessageDigest into) {
    image(index).digest(new ContentDigest(into));
  }

  @Override
  public int kept(long index) {
    return image(index).size();
  }

  private Pixels image(long index) {
    return images.get(Math.toIntExact(index));
  }
}
