package org.isomer.data;

import org.isomer.spi.AnnotatedExamples;

/**
 * A {@link Subset} of annotated examples, with their annotation.
 *
 * @param <A> what is noted about each
 */
public final class AnnotatedSubset<A> extends Subset implements AnnotatedExamples<A> {
  private final AnnotatedExamples<A> all;

  /**
   * Chooses examples.
   *
   * @param all the examples to choose from
   * @param members indices into them
   */
  public AnnotatedSubset(AnnotatedExamples<A> all, int[] members) {
    super(all, members);
    this.all = all;
  }

  @Override
  public A annotation(long index) {
    return all.annotation(member(index));
  }
}
