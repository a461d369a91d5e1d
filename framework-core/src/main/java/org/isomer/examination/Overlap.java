package org.isomer.examination;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.isomer.duplicate.Duplicate;
import org.isomer.duplicate.ScoredExamples;
import org.isomer.spi.Examples;

/**
 * The examples of one split that are in another one too.
 *
 * @param identical how many with the same values
 * @param near how many more that are nearly the same ({@link org.isomer.sketch.Sketch#near})
 * @param unexpected how many of the near ones are nearer than chance explains
 * @param crowded how many were not compared with all that may be near ({@link
 *     ScoredExamples#crowded})
 * @param example the ids of one such pair: an identical one if there is any, else an unexpected one
 *     if there is any; empty if none
 */
public record Overlap(int identical, int near, int unexpected, int crowded, List<String> example) {
  /** Copies the list. */
  public Overlap {
    example = List.copyOf(example);
  }

  /** Of examples that were all compared. */
  public Overlap(int identical, int near, int unexpected, List<String> example) {
    this(identical, near, unexpected, 0, example);
  }

  /** What was found when scored examples were compared with those seen. */
  public static Overlap of(ScoredExamples compared, Examples scored, Examples seen) {
    List<Duplicate> found = compared.duplicates();
    List<Duplicate> identical = found.stream().filter(Duplicate::identical).toList();
    List<Duplicate> unexpected = compared.unexpected();
    List<String> example =
        Stream.of(identical, unexpected, found)
            .flatMap(List::stream)
            .findFirst()
            .map(each -> List.of(scored.id(each.scored()), seen.id(each.seen())))
            .orElse(List.of());
    return new Overlap(
        identical.size(),
        found.size() - identical.size(),
        unexpected.size(),
        compared.crowded(),
        example);
  }

  /** What chance explains of examples that are much like others, as a sentence ends. */
  public static String nearness(long near, long unexpected) {
    if (unexpected == 0) {
      return "no nearer than chance explains";
    }
    String which = unexpected == near ? "" : String.format(Locale.ROOT, "%,d of them ", unexpected);
    return which + "nearer than chance explains";
  }

  /** Whether the unexpected ones {@linkplain #shifts(long, long) may shift a score}. */
  public boolean shiftsScores(int scored) {
    return shifts(unexpected, scored);
  }

  /**
   * Whether so many examples may shift a score by more than its chance: more than √n ⁄ 2 of n
   * scored ones, the greatest standard error of a share.
   */
  public static boolean shifts(long examples, long scored) {
    return examples > Math.sqrt((double) scored) / 2;
  }
}
