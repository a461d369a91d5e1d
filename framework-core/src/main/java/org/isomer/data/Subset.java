package org.isomer.data;

import java.security.MessageDigest;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.Example;

/**
 * Some of the examples of another set, in a given order, with their annotation and ids.
 *
 * @param <A> what is noted about each
 */
public final class Subset<A> implements AnnotatedExamples<A> {
  private final AnnotatedExamples<A> all;
  private final int[] members;

  /**
   * Chooses examples.
   *
   * @param all the examples to choose from
   * @param members indices into them
   */
  public Subset(AnnotatedExamples<A> all, int[] members) {
    this.all = all;
    this.members = members.clone();
  }

  @Override
  public long size() {
    return members.length;
  }

  @Override
  public String id(long index) {
    return all.id(member(index));
  }

  @Override
  public A annotation(long index) {
    return all.annotation(member(index));
  }

  @Override
  public Example buffer() {
    return all.buffer();
  }

  @Override
  public void read(long index, Example into) {
    all.read(member(index), into);
  }

  @Override
  public int members() {
    return all.members();
  }

  @Override
  public void read(long index, int member, Example into) {
    all.read(member(index), member, into);
  }

  @Override
  public boolean scored() {
    return all.scored();
  }

  @Override
  public float score(long index) {
    return all.score(member(index));
  }

  @Override
  public void digest(long index, MessageDigest into) {
    all.digest(member(index), into);
  }

  @Override
  public int kept(long index) {
    return all.kept(member(index));
  }

  private int member(long index) {
    return members[Math.toIntExact(index)];
  }
}
