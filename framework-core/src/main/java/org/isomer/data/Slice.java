package org.isomer.data;

/**
 * Consecutive rows of every batch, those of one of several replicas.
 *
 * @param rank which slice, from 0
 * @param count of how many equal ones
 */
public record Slice(int rank, int count) {
  /** The whole batch. */
  public static final Slice WHOLE = new Slice(0, 1);

  /** Checks the numbers. */
  public Slice {
    if (rank < 0 || rank >= count) {
      throw new IllegalArgumentException("slice " + rank + " of " + count);
    }
  }
}
