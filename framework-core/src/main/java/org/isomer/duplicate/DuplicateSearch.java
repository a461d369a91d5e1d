package org.isomer.duplicate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;

/** Finds the scored examples that are among the pretraining examples, equal or nearly so. */
public final class DuplicateSearch {
  private DuplicateSearch() {}

  /**
   * What was found.
   *
   * @param duplicates in the order of the scored split, one for each that has a duplicate
   * @param crowded how many at least were not compared with all that may be near ({@link
   *     ScoredExamples#crowded})
   */
  public record Found(List<Duplicate> duplicates, int crowded) {
    /** Copies the list. */
    public Found {
      duplicates = List.copyOf(duplicates);
    }
  }

  /**
   * Finds them; an instance of several members has a duplicate if one of them has. Near texts and
   * series count only where chance does not explain them. Reads each example once, on all
   * processors; of the scored ones a few kilobytes each are kept.
   *
   * @param seen the pretraining examples
   * @param progress is told how many examples more have been read
   */
  public static Found find(Examples scored, Examples seen, IntConsumer progress) {
    List<ScoredExamples> all = prints(scored, progress).stream().map(ScoredExamples::new).toList();
    Blocks.forEach(Math.toIntExact(seen.size()), index -> compare(all, seen, index), progress);
    Map<Integer, Duplicate> best = new TreeMap<>();
    all.forEach(
        member ->
            member.seen().forEach(each -> best.merge(each.scored(), each, ScoredExamples::closer)));
    int crowded = all.stream().mapToInt(ScoredExamples::crowded).max().orElse(0);
    return new Found(List.copyOf(best.values()), crowded);
  }

  /** Those of each member of all examples. */
  private static List<List<Fingerprint>> prints(Examples scored, IntConsumer progress) {
    int size = Math.toIntExact(scored.size());
    Fingerprint[][] prints = new Fingerprint[scored.members()][size];
    Blocks.forEach(
        size,
        index -> {
          Example example = scored.buffer();
          for (int member = 0; member < prints.length; member++) {
            scored.read(index, member, example);
            prints[member][index] = Fingerprint.of(example);
          }
        },
        progress);
    return Stream.of(prints).map(List::of).toList();
  }

  private static void compare(List<ScoredExamples> scored, Examples seen, int index) {
    Example example = seen.buffer();
    for (int member = 0; member < seen.members(); member++) {
      seen.read(index, member, example);
      Fingerprint print = Fingerprint.of(example);
      scored.forEach(each -> each.compare(index, print));
    }
  }
}
