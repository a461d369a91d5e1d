package org.isomer.sketch;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What an example has in common with its near-duplicates: little enough to be kept for a whole
 * split. Those that are compared are of one class. Immutable and safe for many threads.
 */
public interface Sketch {
  /**
   * How alike the two examples are, which is the inner product of two vectors of length 1: 1 if
   * they differ in nothing that counts, 0 if they have nothing in common. Symmetric.
   */
  double likeness(Sketch other);

  /**
   * How alike the two examples are, if they are near-duplicates: 1 at most, of all that are near
   * the greatest is the nearest; otherwise empty.
   */
  OptionalDouble near(Sketch other);

  /**
   * What an index keeps, each with places of its own: of two examples that are near, every part of
   * one is near a part of the other. By default an example is one part, itself.
   */
  default List<Sketch> parts() {
    return List.of(this);
  }

  /** The places of an index where the example is kept, so that few have to be compared. */
  long[] places();

  /**
   * How many of the places are enough: in any order of all places, two that are near have one in
   * common among the first so many of each. By default all are needed; if not, the places are
   * ascending.
   */
  default int enough() {
    return Integer.MAX_VALUE;
  }

  /** The places where near-duplicates are kept: of each of them at least one. */
  default long[] reach() {
    return places();
  }

  /**
   * Whether examples of this kind that are near count as seen only where chance does not explain
   * it.
   */
  default boolean mayBeChance() {
    return true;
  }
}
