package org.isomer.data;

import java.security.MessageDigest;
import java.util.Optional;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;

/** Some of the examples of another set, in a given order, with their ids. */
public class Subset implements Examples {
  private final Examples all;
  private final int[] members;

  /**
   * Chooses examples.
   *
   * @param all the examples to choose from
   * @param members indices into them
   */
  public Subset(Examples all, int[] members) {
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
  public Optional<byte[]> stored(long index) {
    return all.stored(member(index));
  }

  @Override
  public int kept(long index) {
    return all.kept(member(index));
  }

  /** The index of a member in the set that it was chosen from. */
  final int member(long index) {
    return members[Math.toIntExact(index)];
  }
}
