package org.isomer.eval.relation;

import org.isomer.spi.Example;
import org.isomer.spi.Examples;
import org.isomer.spi.RelatedExamples;

/** Relations of two roles as instances of two members. */
record PairMembers(RelatedExamples related) implements Examples {
  @Override
  public long size() {
    return related.size();
  }

  @Override
  public int members() {
    return 2;
  }

  @Override
  public String id(long index) {
    return "%s with %s".formatted(pool(0).id(member(index, 0)), pool(1).id(member(index, 1)));
  }

  @Override
  public Example buffer() {
    return pool(0).buffer();
  }

  @Override
  public void read(long index, Example into) {
    read(index, 0, into);
  }

  @Override
  public void read(long index, int member, Example into) {
    pool(member).read(member(index, member), into);
  }

  private Examples pool(int role) {
    return related.pool(role);
  }

  private int member(long index, int role) {
    return related.member(Math.toIntExact(index), role);
  }
}
