package org.isomer.data;

/** A {@link Subset} of examples that have digests. */
public final class DigestedSubset extends Subset implements DigestedExamples {
  private final DigestedExamples all;

  /**
   * Chooses examples.
   *
   * @param all the examples to choose from
   * @param members indices into them
   */
  public DigestedSubset(DigestedExamples all, int[] members) {
    super(all, members);
    this.all = all;
  }

  @Override
  public void digest(long index, ContentDigest into) {
    all.digest(member(index), into);
  }

  @Override
  public int kept(long index) {
    return all.kept(member(index));
  }
}
