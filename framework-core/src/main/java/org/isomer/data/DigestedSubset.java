package org.isomer.data;

import java.security.MessageDigest;
import org.isomer.spi.Example;

/** Some of the examples of another set, in a given order, with their labels and ids. */
public final class Subset implements DigestedExamples {
  private final DigestedExamples all;
  private final int[] members;

  /**
   * Chooses examples.
   *
   * @param all the examples to choose from
   * @param members indices into them
   */
  public Subset(DigestedExamples all, int[] members) {
    this.all = all;
    this.members = members.clone();
  }

  @Override
  public int size() {
    return members.length;
  }

  @Override
  public int label(int index) {
    return all.label(members[index]);
  }

  @Override
  public String id(int index) {
    return all.id(members[index]);
  }

  @Override
  public Example buffer() {
    return all.buffer();
  }

  @Override
  public void read(int index, Example into) {
    all.read(members[index], into);
  }

  @Override
  public void digest(int index, MessageDigest into) {
    all.digest(members[index], into);
  }
}
