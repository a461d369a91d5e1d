package org.isomer.examination;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is in a split.
 *
 * @param examples how many examples
 * @param perClass how many of each class, by label
 * @param sizes of its images; absent where there are none
 * @param repeats which of its examples are there more than once
 */
public record SplitCensus(
    int examples, List<Integer> perClass, @Nullable Sizes sizes, Repeats repeats) {
  /** Copies the list. */
  public SplitCensus {
    perClass = List.copyOf(perClass);
  }

  /**
   * Examples whose values equal those of an earlier one.
   *
   * @param identical how many there are
   * @param contradictory how many of them have another label than the first of their kind
   * @param example the ids of one such pair, a contradictory one if there is any; else empty
   */
  public record Repeats(int identical, int contradictory, List<String> example) {
    /** Copies the list. */
    public Repeats {
      example = List.copyOf(example);
    }
  }
}
