package org.isomer.examination;

import java.util.List;
import org.isomer.duplicate.Duplicate;
import org.isomer.spi.Examples;

/**
 * The examples of one split that are in another one too.
 *
 * @param identical how many with the same values
 * @param near how many more with nearly the same picture ({@link
 *     org.isomer.duplicate.DuplicateSearch#STANDARD})
 * @param example the ids of one such pair, an identical one if there is any; empty if none
 */
public record Overlap(int identical, int near, List<String> example) {
  /** Copies the list. */
  public Overlap {
    example = List.copyOf(example);
  }

  static Overlap of(List<Duplicate> found, Examples scored, Examples seen) {
    int identical = (int) found.stream().filter(Duplicate::identical).count();
    List<String> example =
        found.stream()
            .filter(each -> each.identical() || identical == 0)
            .findFirst()
            .map(each -> List.of(scored.id(each.scored()), seen.id(each.seen())))
            .orElse(List.of());
    return new Overlap(identical, found.size() - identical, example);
  }
}
