package org.isomer.data;

/**
 * Which examples make which batch. Steps are asked for in ascending order, one after another, by
 * one thread at a time.
 */
interface Order {
  /** How many steps there are; {@link Long#MAX_VALUE} if they never end. */
  long steps();

  /** How many passes over the examples are complete before a step. */
  int epoch(long step);

  /**
   * Writes the examples of a step to the start of {@code indices}.
   *
   * @return how many there are
   */
  int fill(long step, int[] indices);
}
