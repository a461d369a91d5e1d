package org.isomer.data;

import java.security.MessageDigest;
import java.util.Optional;
import java.util.stream.IntStream;
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

  /**
   * Indices that are spread evenly over a set, the first included.
   *
   * @param most how many there are, or fewer where the set is smaller
   */
  public static int[] spread(long size, int most) {
    int count = Math.toIntExact(Math.min(most, size));
    return IntStream.range(0, count).map(i -> Math.toIntExact(i * size / count)).toArray();
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
