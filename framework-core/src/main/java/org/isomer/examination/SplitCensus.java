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
 * @param dark which of its images are nearly black; absent from what an older version counted
 */
public record SplitCensus(
    int examples,
    List<Integer> perClass,
    @Nullable Sizes sizes,
    Repeats repeats,
    @Nullable Dark dark) {
  /** Copies the list. */
  public SplitCensus {
    perClass = List.copyOf(perClass);
  }

  /** Of a split whose images are not looked at. */
  public SplitCensus(int examples, List<Integer> perClass, @Nullable Sizes sizes, Repeats repeats) {
    this(examples, perClass, sizes, repeats, null);
  }

  /**
   * Images without a value above 16 of 255, as images of 16 bits become that use 12 of them.
   *
   * @param count how many there are
   * @param example the id of the first; empty if there is none
   */
  public record Dark(int count, String example) {}

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
